/** The fixture's own reading of its address; it shares nothing with the extension's. */
export const DEFAULT_REGION = 'cn-hangzhou';

/** Which page an address shows: old hash routes win over the path, as in the old console. */
export function readRoute(location = window.location) {
  const path = location.hash.startsWith('#/server') ? location.hash.slice(1) : location.pathname;
  const [route, hashQuery = ''] = path.split('?');
  const query = new URLSearchParams(hashQuery || location.search);
  const [, first, second, third] = route.split('/');
  if (first === 'server' && second && second !== 'region') {
    return {
      page: 'detail',
      instanceId: second,
      tab: third ?? 'detail',
      regionId: query.get('regionId') ?? DEFAULT_REGION,
    };
  }
  return { page: 'list', regionId: third || DEFAULT_REGION };
}

/** What the address of the page asks the fixture for. */
export function readOptions(search = window.location.search) {
  const query = new URLSearchParams(search);
  return {
    table: query.get('table') ?? 'console',
    primaryKey: query.get('primaryKey') === '1' ? 'InstanceId' : undefined,
    rows: Number(query.get('rows') ?? 0),
    pageSize: Number(query.get('pageSize') ?? query.get('rows') ?? 20) || 20,
    prefix: query.get('prefix') ?? 'next-',
    traps: query.get('traps') === '1',
  };
}
