import { instanceIdInLink } from './instance-id.ts';

/** Which of the console's pages an address shows, and what it says about region and instance. */
export type ConsoleLocation =
  | { page: 'list'; regionId?: string }
  | { page: 'instance'; instanceId: string; regionId?: string }
  | { page: 'other' };

/** `/server`, `/server/region`, `/server/region/cn-hangzhou`; `server-lite` is its newer sister. */
const LIST = /^\/server(?:-lite)?(?:\/region(?:\/([^/]*))?)?\/?$/;
/** The same shape as `RegionId` of `lib/instance-ref.ts`, which the background holds us to. */
const REGION_ID = /^[a-z0-9]+(?:-[a-z0-9]+)+$/;
const REGION_ID_MAX = 40;

/**
 * Reads an address of the console: today's paths, and the hash routes of its old router, which
 * documents and bookmarks still lead to (`/#/server/region/cn-beijing`).
 */
export function readLocation(href: string): ConsoleLocation {
  const { path, query } = routeOf(new URL(href));
  const region = (candidate: string | null | undefined) =>
    regionPart(candidate ?? query.get('regionId'));

  const list = LIST.exec(path);
  if (list) return { page: 'list', ...region(list[1]) };
  const instanceId = instanceIdInLink(path);
  return instanceId ? { page: 'instance', instanceId, ...region(undefined) } : { page: 'other' };
}

/** The region that a link names in its query, wherever its route is. */
export function regionIdInLink(href: string): string | undefined {
  const candidate = /[?&]regionId=([^&#]*)/.exec(href)?.[1];
  return candidate && isRegionId(candidate) ? candidate : undefined;
}

/** A bare `#/` behind today's paths is no route. */
function routeOf(url: URL): { path: string; query: URLSearchParams } {
  if (!url.hash.startsWith('#/server')) return { path: url.pathname, query: url.searchParams };
  const [path = '', query = ''] = url.hash.slice(1).split('?');
  return { path, query: new URLSearchParams(query || url.search) };
}

const isRegionId = (candidate: string): boolean =>
  candidate.length <= REGION_ID_MAX && REGION_ID.test(candidate);

const regionPart = (candidate: string | null): { regionId?: string } =>
  candidate && isRegionId(candidate) ? { regionId: candidate } : {};
