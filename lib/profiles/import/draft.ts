import * as v from 'valibot';
import { RegionId } from '../../instance-ref.ts';
import { EcsHost, StsHost } from '../modes/fields.ts';
import { Secret } from '../modes/secret.ts';
import { type Mode, Source } from '../modes/source.ts';
import type { ImportNote, Refusal, RefusalReason } from './import-row.ts';
import { looksSecret } from './looks-secret.ts';
import { KEY_OF, REQUIRED, secretValues, sourceValues, type Values } from './mode-values.ts';
import type { RawProfile } from './raw-profile.ts';

/** What the file's values come to: the credentials, and where they are used. */
export interface Draft {
  regionId?: string;
  endpoint?: string;
  source: Source;
  /** Absent for a chain, and for CloudSSO before one signs in. */
  secret?: Secret;
  notes: ImportNote[];
}

export type DraftResult = { ok: true; draft: Draft } | { ok: false; refusal: Refusal };

/**
 * Makes the draft of a profile, or says why there can be none.
 * @param sourceProfileId for a chain: the profile that it starts from
 * @param now milliseconds since the epoch
 */
export function draftOf(
  mode: Mode,
  { values, spelling }: RawProfile,
  { sourceProfileId, now }: { sourceProfileId?: string; now: number },
): DraftResult {
  const refuse = (reason: RefusalReason, key?: string): DraftResult => {
    const spelt = key !== undefined && { key: spelling[key] ?? key };
    return { ok: false, refusal: { reason, ...spelt } };
  };
  const missing = REQUIRED[mode].find((key) => !values.has(key));
  if (missing) return refuse('missing', missing);

  const place = placeOf(mode, values);
  const source = v.safeParse(
    Source,
    present({ ...sourceValues(mode, values), ...place.sts, sourceProfileId }),
  );
  if (!source.success) {
    const field = brokenField(source.issues);
    const isHttp = field === 'origin' && /^\s*http:/i.test(values.get('credentials_uri') ?? '');
    return isHttp ? refuse('plain-http') : refuse('malformed', KEY_OF[field]);
  }
  const leak = leakyField(source.output);
  if (leak !== undefined) return refuse('malformed', KEY_OF[leak]);
  if (isOver(source.output, now)) return refuse('expired');

  const given = secretValues(mode, values, now);
  const secret = given && v.safeParse(Secret, present(given));
  if (secret?.success === false) return refuse('malformed', KEY_OF[brokenField(secret.issues)]);

  const notes = [...place.notes, ...notesOf(source.output, values, secret !== undefined)];
  const draft = { ...place.ecs, source: source.output, notes };
  return { ok: true, draft: { ...draft, ...(secret && { secret: secret.output }) } };
}

const isOver = (source: Source, now: number): boolean =>
  source.mode === 'StsToken' && (source.expiresAt ?? Infinity) <= now;

function notesOf(source: Source, values: Values, hasSecret: boolean): ImportNote[] {
  if (source.mode === 'CloudSSO') return hasSecret ? [] : ['sign-in-needed'];
  if (source.mode === 'StsToken') return ['temporary'];
  return 'roleArn' in source && values.has('policy') ? ['policy-dropped'] : [];
}

interface Place {
  ecs: { regionId?: string; endpoint?: string };
  sts: { stsRegionId?: string; stsEndpoint?: string };
  notes: ImportNote[];
}

/** Regions and hosts. One that can't be is left out, and told: the profile works without it. */
function placeOf(mode: Mode, values: Values): Place {
  const read = (key: string, schema: v.GenericSchema<unknown, string>) => {
    const parsed = v.safeParse(schema, values.get(key)?.trim());
    return parsed.success ? parsed.output : undefined;
  };
  const regionId = read('region_id', RegionId);
  const endpoint = read('endpoint', EcsHost);
  const stsRegionId = read('sts_region', RegionId);
  const stsEndpoint = read('sts_endpoint', StsHost);

  const notes: ImportNote[] = [];
  if (!regionId) notes.push('region-assumed');
  if (values.has('endpoint') && !endpoint) notes.push('endpoint-dropped');
  const assumes = mode === 'RamRoleArn' || mode === 'ChainableRamRoleArn';
  if (assumes && values.has('sts_endpoint') && !stsEndpoint) notes.push('sts-endpoint-dropped');
  return {
    ecs: present({ regionId, endpoint }),
    sts: assumes ? present({ stsRegionId, stsEndpoint }) : {},
    notes,
  };
}

/** The field that a schema did not take. */
const brokenField = ([issue]: readonly v.BaseIssue<unknown>[]): string =>
  String(issue?.path?.[0]?.key);

/** The shapes that Alibaba's key ids have. They look random too, and may be shown. */
const KEY_ID = /^(?:LTAI[A-Za-z0-9]{12,26}|(?:STS|TMP)\.[A-Za-z0-9]{8,64})$/;

/** The field of a source, which is public, that holds what looks like a secret. */
function leakyField(source: Source): string | undefined {
  const fields: [string, unknown][] = Object.entries(source);
  return fields.find(
    ([, value]) => typeof value === 'string' && !KEY_ID.test(value) && looksSecret(value),
  )?.[0];
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The values that are there. */
const present = <T extends object>(values: T) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Present<T>;
