import { setTimeout as sleep } from 'node:timers/promises';
import { hold, NOTHING_HELD, press } from '../../../lib/vnc/typing/key-event.ts';
import { createLayout } from '../../../lib/vnc/typing/layout.ts';
import { generateTables } from '../../../lib/vnc/typing/tables/generate.ts';
import { typeText } from '../../cloud/vnc/testing/type-text.ts';
import { typeInViewer } from '../../support/typing-box.ts';
import { until } from '../../support/until.ts';
import { LINKS } from '../links.ts';
import { type Measurement, toMetric } from '../metric.ts';
import { mixedText } from '../mixed-text.ts';
import { atKeyboard, guestOf, type Stage } from '../stage.ts';

const CHARACTERS = 20_000;
const QUICK_CHARACTERS = 1000;
/** KubeVirt's pace for every key event; so slow that a part of the text has to do. */
const KUBEVIRT_MS = 50;
const KUBEVIRT_CHARACTERS = 100;
const SHELL_KEY_MS = 25;

/**
 * How fast text is typed of which not one byte may be lost: the production build at its default pace
 * over a link of 100 ms. A text that does not arrive to the byte fails the measurement.
 */
export const typing: Measurement = {
  ids: ['typing.exact_cps'],
  async run(stage, { quick, characters }) {
    const text = mixedText(characters ?? (quick ? QUICK_CHARACTERS : CHARACTERS));
    const part = mixedText(KUBEVIRT_CHARACTERS);
    stage.setLink(LINKS.rtt100);
    const viewer = await stage.openOurs();
    const ours = await charactersPerSecond(stage, text, () => typeInViewer(viewer, text));
    await viewer.close();
    stage.setLink(LINKS.rtt0);
    const peer = await charactersPerSecond(stage, part, () => typeAsKubevirt(stage, part));
    return [
      toMetric({
        id: 'typing.exact_cps',
        unit: 'characters/s',
        better: 'higher',
        ours: [ours],
        baseline: { name: "KubeVirt's pace: 50 ms for a key event", samples: [peer] },
      }),
    ];
  },
};

/** Has a text typed at a guest that copies its lines to the serial port, and compares. */
async function charactersPerSecond(
  stage: Stage,
  text: string,
  type: () => Promise<void>,
): Promise<number> {
  const guest = guestOf(stage.cloud);
  const before = guest.serial().length;
  const said = () => guest.serial().slice(before).replaceAll('\r\n', '\n');
  const lines = text.split('\n').length - 1;
  await atKeyboard(guest, async (client) => {
    await typeText(client, `lines ${lines}\n`, () => sleep(SHELL_KEY_MS));
    await until(() => said().includes('LOG: reading'), { what: 'the guest to read lines' });
  });
  const start = performance.now();
  await type();
  const seconds = (performance.now() - start) / 1000;
  await until(() => said().includes(text), { what: 'the text, to the byte', timeoutMs: 60_000 });
  return text.length / seconds;
}

async function typeAsKubevirt(stage: Stage, text: string): Promise<void> {
  const layout = createLayout(generateTables()['en-us'] ?? {});
  const strokes = Array.from(text).flatMap((character) => layout.strokesFor(character) ?? []);
  await atKeyboard(guestOf(stage.cloud), async (client) => {
    for (const stroke of strokes) {
      const events = [...press(stroke, NOTHING_HELD), ...hold(stroke, NOTHING_HELD)];
      for (const { scancode, down } of events) {
        client.scancode(scancode, down);
        await sleep(KUBEVIRT_MS);
      }
    }
  });
}
