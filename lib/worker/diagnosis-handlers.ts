import type { Handlers } from '../messaging/router.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Registry } from '../viewers/registry.ts';
import type { UnknownLists } from './unknown-lists.ts';

/** What the diagnosis asks about. */
export interface DiagnosisParts {
  registry: Pick<Registry, 'all'>;
  recent: Pick<Recent, 'all'>;
  unknownLists: Pick<UnknownLists, 'all'>;
}

/** How many recent instances are offered to choose from. */
const OFFERED = 20;

export function createDiagnosisHandlers({ registry, recent, unknownLists }: DiagnosisParts) {
  return {
    async 'diagnosis.context'() {
      const [offered, viewers, lists] = await Promise.all([
        recent.all(),
        registry.all(),
        unknownLists.all(),
      ]);
      return {
        ok: true,
        value: {
          recent: offered.slice(0, OFFERED),
          open: viewers.map(({ instance }) => instance),
          unknownLists: lists,
        },
      };
    },
  } satisfies Partial<Handlers>;
}
