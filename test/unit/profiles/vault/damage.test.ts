import { describe, expect, test } from 'vitest';
import { newDisk, PASSPHRASE, start } from './bench.ts';

type Json = Record<string, unknown>;

/** A text that differs in its first character, whatever that is. */
const otherText = (text: string) => `${text.startsWith('x') ? 'y' : 'x'}${text.slice(1)}`;

/** Every header that differs from this one in one place, with the place's name. */
function damaged(header: Json, path = ''): [string, Json][] {
  return Object.entries(header).flatMap(([field, value]): [string, Json][] => {
    const place = `${path}${field}`;
    const { [field]: _, ...without } = header;
    if (typeof value === 'object' && value !== null) {
      const inside = damaged(value as Json, `${place}.`);
      return inside.map(([name, changed]) => [name, { ...header, [field]: changed }]);
    }
    const changed = typeof value === 'number' ? value + 1 : otherText(String(value));
    return [
      [`${place} changed`, { ...header, [field]: changed }],
      [`${place} missing`, without],
    ];
  });
}

async function headerOf(passphrase?: string): Promise<Json> {
  const disk = newDisk();
  const vault = start(disk);
  await vault.seal('a', 'secret');
  if (passphrase !== undefined) await vault.setPassphrase(passphrase);
  return disk.local.all().vault as Json;
}

describe('a header with one damage', async () => {
  const header = await headerOf(PASSPHRASE);
  test.each([...damaged(header), ['all of it text', 'vault' as unknown as Json]])(
    'is not called a wrong passphrase: %s',
    async (_, vault) => {
      const browser = start(newDisk({ vault }));
      expect((await browser.state()).status).toBe('damaged');
      await expect(browser.unlock(PASSPHRASE)).rejects.toMatchObject({ kind: 'damaged' });
    },
  );
});

test('a device key that is gone, or another one, makes the vault damaged', async () => {
  const vault = await headerOf();
  const other = newDisk();
  await start(other).seal('a', 'secret');
  for (const key of [undefined, other.keys.peek()]) {
    const browser = start(newDisk({ vault }, key));
    expect((await browser.state()).status).toBe('damaged');
    await expect(browser.seal('a', 'secret')).rejects.toMatchObject({ kind: 'damaged' });
  }
});

test('a damaged vault can be erased and used anew', async () => {
  const vault = start(newDisk({ vault: 'damaged' }));
  await vault.erase();
  expect(await vault.open('a', await vault.seal('a', 'secret'))).toBe('secret');
});
