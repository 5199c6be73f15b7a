import type * as v from 'valibot';
import type { ACTIONS } from './actions.ts';
import { readBody } from './answer.ts';
import type { Client, Patience } from './client.ts';
import type { CredentialsSource } from './credentials.ts';
import { ecsEndpoint } from './endpoints.ts';
import type { Params } from './query.ts';

/** Where a call goes, with whose key, and how long somebody waits for it. */
export interface EcsTarget extends Patience {
  credentials: CredentialsSource;
  regionId: string;
  /** The profile's own host for ECS. */
  endpoint?: string | undefined;
}

export type EcsAction = Exclude<keyof typeof ACTIONS, 'AssumeRole' | 'GetCallerIdentity'>;

/** Calls an ECS action in the target's region, and reads its answer by the schema. */
export async function callEcs<const S extends v.GenericSchema>(
  client: Client,
  { credentials, regionId, endpoint, ...patience }: EcsTarget,
  action: EcsAction,
  params: Params,
  schema: S,
): Promise<v.InferOutput<S>> {
  const host = ecsEndpoint(regionId, endpoint);
  const request = { product: 'ecs', action, endpoint: host, params, credentials } as const;
  const body = await client.call({ ...request, ...patience });
  return readBody(schema, body, { action, host });
}
