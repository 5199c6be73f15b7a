/** An AccessKey as the API takes it. Exists in clear in `lib/profiles` and the background only. */
export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  /** Comes with temporary keys (`STS.…`), which are worth nothing without it. */
  securityToken?: string;
}
