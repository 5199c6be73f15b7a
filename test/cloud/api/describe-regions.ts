import { REGIONS } from '../regions.ts';
import { ApiError } from './api-error.ts';
import type { Operation } from './operation.ts';

const LANGUAGES = new Set(['zh-CN', 'zh-TW', 'en-US', 'ja', 'fr', 'de', 'ko']);

/** All regions. Names are Chinese unless another language is asked for, and then English. */
export const describeRegions: Operation = {
  permission: 'required',
  run(call) {
    const language = call.parameters.get('AcceptLanguage') ?? 'zh-CN';
    if (!LANGUAGES.has(language)) {
      throw new ApiError(404, 'InvalidAcceptLanguage.NotFound', 'AcceptLanguage is not known.');
    }
    return {
      Regions: {
        Region: REGIONS.map((region) => ({
          RegionId: region.regionId,
          LocalName: language.startsWith('zh') ? region.zh : region.en,
          RegionEndpoint: region.endpoint,
          Status: 'available',
        })),
      },
    };
  },
};
