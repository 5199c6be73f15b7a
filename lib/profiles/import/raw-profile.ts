/** One profile as a file has it, whatever the file's format: texts by the aliyun CLI's keys. */
export interface RawProfile {
  /** Empty where the file gives none. */
  name: string;
  /** Of the file, from 1. */
  line: number;
  /** Whether the file says that this is the profile in use. */
  current: boolean;
  /** Empty values are left out. */
  values: ReadonlyMap<string, string>;
  /** How the file spells a key that the CLI spells otherwise. */
  spelling: Readonly<Record<string, string>>;
}
