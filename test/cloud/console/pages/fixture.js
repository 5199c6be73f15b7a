import { loadRecords } from './records.js';
import { readOptions, readRoute } from './route.js';
import { addTraps } from './traps.js';

/**
 * The page's state and the handles by which a test moves it (`window.fixture`). A move resolves
 * when the page shows it.
 */
export function createFixture() {
  const options = readOptions();
  const listeners = new Set();
  let state = {
    route: readRoute(),
    records: [],
    loaded: false,
    page: 1,
    filter: '',
    modal: false,
    renders: 0,
  };

  const change = (patch) => {
    state = { ...state, ...patch, renders: state.renders + 1 };
    for (const listener of listeners) listener(state);
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  };

  const load = async () => {
    const { regionId } = state.route;
    const records = await loadRecords(regionId, options.rows);
    // Another region may have been chosen while this one's instances were under way.
    if (regionId !== state.route.regionId) return;
    const all = options.traps ? addTraps(records, regionId) : records;
    await change({ records: all, loaded: true, page: 1 });
  };

  const follow = () => {
    const route = readRoute();
    const moved = route.regionId !== state.route.regionId || route.page !== state.route.page;
    state = { ...state, route, loaded: state.loaded && !moved };
    return moved ? load() : change({});
  };
  window.addEventListener('popstate', follow);
  window.addEventListener('hashchange', follow);

  return {
    options,
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
    rerender: () => change({}),
    reverse: () => change({ records: [...state.records].reverse() }),
    page: (page) => change({ page }),
    filter: (filter) => change({ filter, page: 1 }),
    modal: (modal) => change({ modal }),
    /** Opens another region as the console does today. */
    pushRegion(regionId) {
      history.pushState(null, '', `/server/region/${regionId}${location.search}`);
      return follow();
    },
    /** Opens another region as the console's old hash router did. */
    hashRegion(regionId) {
      location.hash = `#/server/region/${regionId}`;
      return new Promise((done) =>
        window.addEventListener('hashchange', () => follow().then(done), { once: true }),
      );
    },
  };
}
