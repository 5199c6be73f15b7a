import type { RowInstance } from '../../lib/console/read-row.ts';
import { send } from '../../lib/messaging/send.ts';

/** What came of a click. */
export type Outcome =
  | 'opened'
  | 'no-profile'
  /** There are profiles, and all belong to other accounts than this console's. */
  | 'no-profile-fits'
  | 'failed'
  /** The row does not say which instance it shows, or names several. */
  | 'unreadable'
  /** The extension was updated or removed under this page. */
  | 'orphaned';

/** Asks the background for the viewer of the instance that a row shows. */
export async function openInstance(
  row: RowInstance | undefined,
  by: { accountId?: string | undefined; profileId?: string | undefined },
): Promise<Outcome> {
  if (!row) return 'unreadable';
  try {
    const result = await send('open', { ...row, ...by });
    if (result.ok) return result.value;
    return result.problem.kind === 'no-profile' ? 'no-profile' : 'failed';
  } catch {
    // `send` rejects for this reason only.
    return 'orphaned';
  }
}
