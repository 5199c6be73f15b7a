/** Who a key belongs to, as STS says. */
export interface CallerIdentity {
  accountId: string;
  arn: string;
  /** `Account`, `RAMUser`, `AssumedRoleUser`. */
  identityType: string;
}
