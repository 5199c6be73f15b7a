import * as v from 'valibot';
import { RegionId } from '../instance-ref.ts';
import { AliyunError } from './errors.ts';
import { REGIONS } from './regions.ts';

const STS_CENTRAL = 'sts.aliyuncs.com';

/** Signed requests go to hosts of this shape and nowhere else, whatever a profile says. */
const ALLOWED_HOST = /^([a-z0-9-]+\.)+aliyuncs\.com$/;

const byId = new Map(REGIONS.map((region) => [region.id, region]));

/**
 * The host of a region's ECS API: the profile's own endpoint, else the region's exception, else the
 * rule. Throws an AliyunError when the endpoint or the region can't be one.
 */
export function ecsEndpoint(regionId: string, endpoint?: string): string {
  if (endpoint) return checkedEndpoint(endpoint);
  if (!v.is(RegionId, regionId)) throw new AliyunError({ kind: 'unknown-region' });
  return byId.get(regionId)?.ecs ?? `ecs.${regionId}.aliyuncs.com`;
}

/**
 * The host of STS: the given endpoint, else that of a region that has its own, else the central
 * one. All answer alike, so a profile's region says nothing about which to take.
 */
export function stsEndpoint(regionId?: string, endpoint?: string): string {
  if (endpoint) return checkedEndpoint(endpoint);
  const region = regionId && byId.get(regionId);
  return region ? (region.sts ?? `sts.${region.id}.aliyuncs.com`) : STS_CENTRAL;
}

/** Takes what people write (`https://ecs-cn-hangzhou.aliyuncs.com/`) and what the CLI stores. */
function checkedEndpoint(endpoint: string): string {
  const host = endpoint
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
  if (!ALLOWED_HOST.test(host)) {
    throw new AliyunError({ kind: 'other', code: 'InvalidEndpoint', host });
  }
  return host;
}
