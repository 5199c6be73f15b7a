import { AliyunError } from './errors.ts';

export type Permission = 'allowed' | 'denied';

/**
 * What the outcome of a call says about RAM. A dry run always fails, with `DryRunOperation` when it
 * would have been allowed; an action without dry runs is allowed when it works. Any failure but a
 * missing permission says nothing about it, and is thrown on.
 */
export async function permissionOf(call: Promise<unknown>): Promise<Permission> {
  try {
    await call;
    return 'allowed';
  } catch (error) {
    if (!(error instanceof AliyunError)) throw error;
    if (error.code === 'DryRunOperation') return 'allowed';
    if (error.kind === 'no-permission') return 'denied';
    throw error;
  }
}
