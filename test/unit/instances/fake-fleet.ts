import type { ApiRequest, Client } from '../../../lib/aliyun/client.ts';
import { resolveCredentials } from '../../../lib/aliyun/credentials.ts';
import { AliyunError, type AliyunErrorKind } from '../../../lib/aliyun/errors.ts';
import type { SweepSource } from '../../../lib/instances/sweep.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A region of an account, and what it answers. */
export interface FakeRegion {
  account: string;
  regionId: string;
  /** How many instances each page has. */
  pages: number[];
  /** Without permission the list is empty, and only a dry run says why. */
  isDenied?: boolean;
  /** What the first calls are answered with instead. */
  faults?: (AliyunErrorKind | undefined)[];
}

interface Call {
  account: string;
  regionId: string;
  token: string;
  dryRun: boolean;
  startedAt: number;
  endedAt: number;
  failure?: AliyunErrorKind;
}

const MINUTE_MS = 60_000;

/** ECS's `DescribeInstances` over virtual time, which writes down what it was asked, and when. */
export function fakeFleet(
  regions: readonly FakeRegion[],
  { time, latencyMs = 50, retryAfterMs }: FleetOptions,
) {
  const calls: Call[] = [];
  const faults = new Map(regions.map((region) => [keyOf(region), [...(region.faults ?? [])]]));

  async function answer({ action, params = {}, credentials, signal }: ApiRequest) {
    const { accessKeyId: account } = await resolveCredentials(credentials);
    if (action === 'DescribeRegions') return { Regions: { Region: regionsOf(account) } };
    const regionId = String(params.RegionId);
    const token = String(params.NextToken ?? '0');
    const dryRun = params.DryRun === true;
    const call: Call = {
      ...{ account, regionId, token, dryRun },
      startedAt: time.now(),
      endedAt: Number.POSITIVE_INFINITY,
    };
    calls.push(call);
    const failure = faults.get(keyOf(call))?.shift();
    try {
      await time.sleep(latencyMs, signal ?? new AbortController().signal);
      if (failure) {
        call.failure = failure;
        throw new AliyunError({ kind: failure, retryAfterMs });
      }
      return page(regionOf(call), Number(token), dryRun);
    } finally {
      call.endedAt = time.now();
    }
  }

  const regionsOf = (account: string) =>
    regions
      .filter((region) => region.account === account)
      .map(({ regionId }) => ({ RegionId: regionId }));

  const regionOf = (wanted: Pick<FakeRegion, 'account' | 'regionId'>): FakeRegion => {
    const region = regions.find((one) => keyOf(one) === keyOf(wanted));
    if (!region) throw new Error('Nobody should ask there.');
    return region;
  };

  const client: Client = { call: answer };
  return {
    client,
    calls,
    /** The most that was under way at one time. */
    peak: (of: (call: Call) => boolean) => peakOf(calls.filter(of)),
    /**
     * Calls that began although the account had just been told to wait, by an answer that somebody
     * heard: a background may have died before it came.
     */
    tooSoon: (deaths: readonly number[] = []) =>
      calls.filter(({ account, startedAt }) =>
        calls.some(
          (told) =>
            told.account === account &&
            told.failure === 'throttled' &&
            !deaths.some((at) => told.startedAt <= at && at <= told.endedAt) &&
            startedAt > told.endedAt &&
            startedAt < openAgain(told.endedAt, retryAfterMs),
        ),
      ),
  };
}

interface FleetOptions {
  time: VirtualTime;
  latencyMs?: number;
  retryAfterMs?: number | undefined;
}

export const keyOf = ({ account, regionId }: Pick<FakeRegion, 'account' | 'regionId'>) =>
  `${account}/${regionId}`;

/** The source that stands for a region. */
export const sourceOf = (
  { account, regionId }: FakeRegion,
  signal: AbortSignal,
  nextToken?: string,
): SweepSource => ({
  profileId: account,
  regionId,
  account,
  target: { credentials: { accessKeyId: account, accessKeySecret: 'secret' }, regionId, signal },
  nextToken,
});

/** Every id that a region has. */
export const idsOf = ({ regionId, pages }: FakeRegion): string[] =>
  pages.flatMap((count, page) =>
    Array.from({ length: count }, (_, index) => `i-${regionId}-${page}-${index}`),
  );

function page(region: FakeRegion, index: number, dryRun: boolean): unknown {
  if (dryRun) {
    throw region.isDenied
      ? new AliyunError({ kind: 'no-permission', code: 'Forbidden.RAM' })
      : new AliyunError({ kind: 'other', code: 'DryRunOperation' });
  }
  const { regionId, pages, isDenied } = region;
  const count = isDenied ? 0 : (pages[index] ?? 0);
  const Instance = Array.from({ length: count }, (_, position) => ({
    InstanceId: `i-${regionId}-${index}-${position}`,
  }));
  const hasMore = !isDenied && index + 1 < pages.length;
  return { Instances: { Instance }, NextToken: hasMore ? String(index + 1) : '' };
}

function peakOf(calls: readonly Call[]): number {
  const under = calls.map(
    ({ startedAt }) =>
      calls.filter((other) => other.startedAt <= startedAt && startedAt < other.endedAt).length,
  );
  return Math.max(0, ...under);
}

const openAgain = (toldAt: number, retryAfterMs?: number) =>
  toldAt + (retryAfterMs ?? MINUTE_MS - (toldAt % MINUTE_MS));
