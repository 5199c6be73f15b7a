import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import type { ConsoleLocation } from '../../lib/console/location.ts';
import { describeUnknownList } from '../../lib/console/unrecognised.ts';
import { send } from '../../lib/messaging/send.ts';

/** A list is loaded by then, and drawn. */
const PATIENCE_MS = 5000;

/**
 * Tells the background, for its diagnosis, when a list of instances stays without any button though
 * ids can be read on it. Once for a page; quietly, and its structure only.
 */
export function createUnknownReport(ctx: ContentScriptContext) {
  let timer: number | undefined;
  let told = false;

  return (location: ConsoleLocation, buttons: number): void => {
    if (told || location.page !== 'list') return;
    if (buttons > 0) {
      clearTimeout(timer);
      timer = undefined;
      return;
    }
    timer ??= ctx.setTimeout(() => {
      const list = describeUnknownList(document);
      if (!list) return;
      told = true;
      send('console.unrecognised', list).catch(() => undefined);
    }, PATIENCE_MS);
  };
}
