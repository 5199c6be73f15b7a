import { PASSPHRASE_MIN } from '../../lib/profiles/vault-state.ts';

/** What stands in the form that sets or changes the passphrase. */
export interface PassphraseDraft {
  /** The one that is to be changed; not asked for where there is none. */
  current: string;
  passphrase: string;
  repeated: string;
}

export type PassphraseErrors = {
  [Field in keyof PassphraseDraft]?: 'missing' | 'short' | 'different' | undefined;
};

/** What is wrong with a draft; nothing if it can be sent. Length is the only demand. */
export function checkPassphrase(draft: PassphraseDraft, asksCurrent: boolean): PassphraseErrors {
  const { current, passphrase, repeated } = draft;
  const short = passphrase.length < PASSPHRASE_MIN;
  return {
    ...(asksCurrent && current === '' && { current: 'missing' }),
    ...(short && { passphrase: 'short' }),
    // To repeat what can't stay would be asked in vain.
    ...(!short && passphrase !== repeated && { repeated: 'different' }),
  };
}
