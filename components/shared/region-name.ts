import { i18n } from '#i18n';
import { REGIONS, type Region } from '../../lib/aliyun/regions.ts';
import { TAIWAN_REGION_NAMES } from './taiwan-region-names.ts';

/** The regions that can be chosen, named in the user's language and in the order of their names. */
export function namedRegions(): { id: string; name: string }[] {
  const language = i18n.t('common.language');
  return REGIONS.filter((region) => !region.closed)
    .map((region) => ({ id: region.id, name: nameIn(language, region) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** The name of a region in the user's language; an unknown region has none. */
export function regionName(id: string): string | undefined {
  const region = REGIONS.find((known) => known.id === id);
  return region && nameIn(i18n.t('common.language'), region);
}

function nameIn(language: string, region: Region): string {
  if (language === 'zh-TW') return TAIWAN_REGION_NAMES[region.id] ?? region.zh;
  return language === 'zh-CN' ? region.zh : region.en;
}
