import { DEFAULT_COST, keyOfPassphrase } from '../../../lib/profiles/vault/passphrase-key.ts';
import { askVault, PASSPHRASE } from '../../support/vault-page.ts';
import { type Measurement, median, toMetric } from '../metric.ts';

/** From the passphrase to an open vault; the floor is the derivation of its key alone, in Node. */
export const unlock: Measurement = {
  ids: ['vault.unlock_ms'],
  async run({ chromium }, { quick }) {
    const options = await chromium.openPage('options.html');
    await askVault(options, 'setPassphrase', { passphrase: PASSPHRASE });
    const ours: number[] = [];
    const bare: number[] = [];
    for (let turn = 0; turn < (quick ? 3 : 9); turn++) {
      bare.push(await timed(() => keyOfPassphrase(PASSPHRASE, new Uint8Array(16), DEFAULT_COST)));
      await askVault(options, 'lock');
      ours.push(await timed(() => askVault(options, 'unlock', { passphrase: PASSPHRASE })));
    }
    await askVault(options, 'removePassphrase', { current: PASSPHRASE });
    await options.close();
    const [id = ''] = this.ids;
    return [toMetric({ id, unit: 'ms', better: 'lower', ours, floor: median(bare) })];
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
