import * as v from 'valibot';
import { RegionId } from '../instance-ref.ts';
import { MaybeText } from './answer.ts';
import type { Client } from './client.ts';
import { callEcs, type EcsTarget } from './ecs-call.ts';

/** The languages that `DescribeRegions` knows. */
export type RegionLanguage = 'zh-CN' | 'zh-TW' | 'en-US' | 'ja' | 'fr' | 'de' | 'ko';

/** A region that the account may use. */
export interface EcsRegion {
  regionId: string;
  /** Its name in the language that was asked for, else its id. */
  name: string;
  /** The host of its ECS, where Alibaba gives one that can be. */
  endpoint?: string;
}

const RegionsAnswer = v.object({
  Regions: v.fallback(v.object({ Region: v.array(v.unknown()) }), { Region: [] }),
});

const Region = v.object({ RegionId, LocalName: MaybeText, RegionEndpoint: MaybeText });

/** Signed requests will go there, so it must be a host of ECS. */
const ECS_HOST = /^ecs[a-z0-9.-]*\.aliyuncs\.com$/;

/** The regions that the account may use, whichever region is asked. */
export async function describeRegions(
  client: Client,
  target: EcsTarget,
  language: RegionLanguage,
): Promise<EcsRegion[]> {
  const params = { AcceptLanguage: language };
  const { Regions } = await callEcs(client, target, 'DescribeRegions', params, RegionsAnswer);
  return Regions.Region.flatMap(readRegion);
}

function readRegion(entry: unknown): EcsRegion[] {
  const region = v.safeParse(Region, entry);
  if (!region.success) return [];
  const { RegionId: regionId, LocalName, RegionEndpoint: endpoint } = region.output;
  return [
    {
      regionId,
      name: LocalName || regionId,
      ...(endpoint && ECS_HOST.test(endpoint) && { endpoint }),
    },
  ];
}
