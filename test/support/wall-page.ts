import type { Locator, Page } from 'playwright-core';
import { type ClientMessage, createClientMessageParser } from '../cloud/vnc/rfb/client-messages.ts';

/** RFB 3.8 without authentication: the version, the security type, and ClientInit. */
const HANDSHAKE_BYTES = 14;

/** A tile, by the name of its instance. */
export const tileOf = (wall: Page, name: string): Locator =>
  wall.locator('.tile').filter({ hasText: name });

/** Waits until a tile says that it is in a state. */
export async function waitForFace(wall: Page, name: string, face: string): Promise<void> {
  await wall.locator(`.tile[data-face="${face}"]`).filter({ hasText: name }).waitFor();
}

/** Puts an instance on the wall as a person does: types, and takes the first offer. */
export async function addToWall(wall: Page, name: string): Promise<void> {
  await wall.getByRole('combobox').fill(name);
  await wall.getByRole('option').filter({ hasText: name }).first().waitFor();
  await wall.getByRole('combobox').press('Enter');
  await tileOf(wall, name).waitFor();
}

/** Everything that the page says to VNC servers after its handshakes, from now on. */
export function recordMessages(page: Page): ClientMessage[] {
  const messages: ClientMessage[] = [];
  page.on('websocket', (socket) => {
    const parser = createClientMessageParser();
    let handshakeLeft = HANDSHAKE_BYTES;
    socket.on('framesent', ({ payload }) => {
      const bytes = Buffer.from(payload);
      const skipped = Math.min(handshakeLeft, bytes.length);
      handshakeLeft -= skipped;
      messages.push(...parser.feed(bytes.subarray(skipped)));
    });
  });
  return messages;
}
