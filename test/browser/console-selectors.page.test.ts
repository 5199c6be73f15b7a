import { expect, test } from 'vitest';
import * as selectors from '../../lib/console/selectors.ts';
import { consoleStage, paperInstance } from './console-stage.ts';

const stage = consoleStage([
  paperInstance('i-bp1h2ty6wuk3z0n7qae9', 'cn-hangzhou', 'web-front-1'),
  paperInstance('i-bp1b7qx0c4m9sldk2jfh', 'cn-hangzhou', '数据库 主'),
]);

const { ACTIONS, HEADER, INSTANCE_LINK, LOCK_ROOT, LOCKED_COPY, ROW } = selectors;
const watched = { ACTIONS, HEADER, INSTANCE_LINK, LOCK_ROOT, LOCKED_COPY, ROW };

/** How often each selector matches on a list of two instances: a release that changes it shows here. */
const expected = {
  console: { INSTANCE_LINK: 2, ROW: 3, HEADER: 7, ACTIONS: 2, LOCK_ROOT: 0, LOCKED_COPY: 0 },
  fusion: { INSTANCE_LINK: 2, ROW: 3, HEADER: 7, ACTIONS: 2, LOCK_ROOT: 0, LOCKED_COPY: 0 },
  'fusion-lock': { INSTANCE_LINK: 4, ROW: 9, HEADER: 9, ACTIONS: 4, LOCK_ROOT: 1, LOCKED_COPY: 2 },
  sticky: { INSTANCE_LINK: 2, ROW: 3, HEADER: 7, ACTIONS: 2, LOCK_ROOT: 0, LOCKED_COPY: 0 },
  virtual: { INSTANCE_LINK: 2, ROW: 3, HEADER: 7, ACTIONS: 2, LOCK_ROOT: 0, LOCKED_COPY: 0 },
  art: { INSTANCE_LINK: 2, ROW: 3, HEADER: 7, ACTIONS: 2, LOCK_ROOT: 0, LOCKED_COPY: 0 },
  'art-virtual': { INSTANCE_LINK: 2, ROW: 3, HEADER: 7, ACTIONS: 2, LOCK_ROOT: 0, LOCKED_COPY: 0 },
  unknown: { INSTANCE_LINK: 2, ROW: 0, HEADER: 0, ACTIONS: 2, LOCK_ROOT: 0, LOCKED_COPY: 0 },
};

test.each(Object.entries(expected))(
  'selectors match what they should on %s',
  async (table, counts) => {
    const { open, page } = stage();
    await open(`/server/region/cn-hangzhou?table=${table}`);
    const found = await page.evaluate(
      (all) =>
        Object.fromEntries(
          Object.entries(all).map(([name, selector]) => [
            name,
            document.querySelectorAll(selector).length,
          ]),
        ),
      watched,
    );
    expect(found).toEqual(counts);
  },
);
