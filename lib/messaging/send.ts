import { browser } from 'wxt/browser';
import type { MessageName, RequestOf, ResponseOf } from '../messages.ts';

/**
 * Sends a message to the background and gives back its answer. Only types come from
 * `lib/messages.ts`, so that the content script does not carry the schemas.
 *
 * Rejects only when the background can't be reached at all (the extension was updated or removed).
 */
export async function send<N extends MessageName>(
  name: N,
  request: RequestOf<N>,
): Promise<ResponseOf<N>> {
  // Under an extension that is gone it throws at once.
  return browser.runtime.sendMessage({ name, request });
}
