import { i18n } from '#i18n';
import { REGIONS } from '../../lib/aliyun/regions.ts';

export interface NamedRegion {
  id: string;
  name: string;
}

const inChinese = (): boolean => i18n.t('common.language').startsWith('zh');

/** The regions that can be chosen, named in the user's language, in the order of their names. */
export function namedRegions(): NamedRegion[] {
  return REGIONS.filter((region) => !region.closed)
    .map((region) => ({ id: region.id, name: inChinese() ? region.zh : region.en }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.t('common.language')));
}

/** The name of a region in the user's language; an unknown region has none. */
export function regionName(id: string): string | undefined {
  const region = REGIONS.find((known) => known.id === id);
  return inChinese() ? region?.zh : region?.en;
}
