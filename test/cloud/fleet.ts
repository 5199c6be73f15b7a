import { createHash } from 'node:crypto';
import type { Behaviour, CloudInstance, PowerState } from './types.ts';
import { ACCOUNT, SECOND_ACCOUNT, THIRD_ACCOUNT } from './world.ts';

const ROLES = ['web', 'api', 'worker', '数据库', '缓存', '网关', 'build', '测试机'];
const STAGES = ['prod', 'staging', '生产', '预发', 'dev'];
const SYSTEMS: { osType: CloudInstance['osType']; osName: string }[] = [
  { osType: 'linux', osName: 'Alibaba Cloud Linux 3.2104 LTS 64位' },
  { osType: 'linux', osName: 'Ubuntu 24.04 64位' },
  { osType: 'linux', osName: 'Debian 12.11 64位' },
  { osType: 'windows', osName: 'Windows Server 2022 数据中心版 64位中文版' },
];
/** Mostly running, as real fleets are. */
const STATES: PowerState[] = [
  'Running',
  'Running',
  'Running',
  'Running',
  'Running',
  'Stopped',
  'Running',
  'Stopping',
  'Running',
  'Starting',
];

/**
 * Instances that exist on paper only, for paging and search. The same options give the same fleet;
 * one more instance changes none of the others.
 */
export function makeFleet(options: Behaviour['fleet']): CloudInstance[] {
  return Array.from({ length: options.instances }, (_, index) => paperInstance(index, options));
}

function paperInstance(index: number, options: Behaviour['fleet']): CloudInstance {
  const hash = createHash('sha256').update(`fleet ${index}`).digest();
  const regionId = pick(options.regions, index);
  const system = pick(SYSTEMS, byte(hash, 0));
  const number = String(index + 1).padStart(4, '0');
  return {
    instanceId: `i-${regionMark(regionId)}${base36(hash).slice(0, 17)}`,
    accountId: accountAt(Math.floor(index / options.regions.length) % options.accounts),
    regionId,
    name: `${pick(ROLES, byte(hash, 1))}-${pick(STAGES, byte(hash, 2))}-${number}`,
    ...system,
    paperState: pick(STATES, byte(hash, 3)),
  };
}

/** The world's own accounts come first, then made-up ones, for which nobody has a key. */
const ACCOUNTS = [ACCOUNT, SECOND_ACCOUNT, THIRD_ACCOUNT];

const accountAt = (position: number): string =>
  ACCOUNTS[position] ?? String(4234567890123456 + position);

/** Real ids carry three characters that go with the region: `i-bp1…` is Hangzhou. */
function regionMark(regionId: string): string {
  if (regionId === 'cn-hangzhou') return 'bp1';
  return base36(createHash('sha256').update(regionId).digest()).slice(0, 3);
}

function base36(hash: Buffer): string {
  return BigInt(`0x${hash.toString('hex')}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-40);
}

function byte(hash: Buffer, position: number): number {
  return hash.readUInt8(position);
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('There is nothing to pick from an empty list.');
  return item;
}
