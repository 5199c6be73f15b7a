import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Face } from '../hosts.ts';
import type { Log } from '../log.ts';
import type { Behaviour } from '../types.ts';
import { failureOf, type Outcome, send, success } from './answer.ts';
import { ApiError } from './api-error.ts';
import { callParameters, readRequest } from './arrived-request.ts';
import { authenticate } from './authenticate.ts';
import type { ArrivedRequest } from './canonical-request.ts';
import { takeFailure } from './fail-next.ts';
import type { Caller } from './identities.ts';
import { createNonceMemory } from './nonces.ts';
import type { Estate } from './operation.ts';
import { operationFor } from './operations.ts';
import { forbidden } from './permission.ts';
import { createThrottle } from './throttle.ts';

type ApiFace = Extract<Face, { kind: 'api' }>;

export interface ApiDeps {
  estate: Estate;
  behaviour: () => Behaviour;
  log: Log;
  /** Milliseconds since the epoch; `api.clockSkewMs` is added to it. */
  now: () => number;
}

/** What is known of a call while it is answered; the log tells it even if the call fails. */
interface Notes {
  host: string;
  action: string;
  parameters: Map<string, string>;
  accessKeyId?: string;
}

export interface Api {
  handle(request: IncomingMessage, response: ServerResponse, face: ApiFace): Promise<void>;
}

/** The OpenAPI of ECS and STS behind one handler. It sends no CORS headers, as Alibaba does not. */
export function createApi(deps: ApiDeps): Api {
  const nonces = createNonceMemory();
  const throttle = createThrottle();
  const cloudTime = () => deps.now() + deps.behaviour().api.clockSkewMs;

  async function answer(request: IncomingMessage, face: ApiFace, notes: Notes): Promise<object> {
    checkMethod(request.method);
    const arrived = await readRequest(request);
    notes.parameters = callParameters(arrived);
    // Unreferenced: a long latency must not hold up a cloud that is being disposed of.
    await sleep(deps.behaviour().api.latencyMs, undefined, { ref: false });

    const operation = operationFor(face.product, single(arrived, 'x-acs-version'), notes.action);
    if (!operation) {
      throw new ApiError(403, 'InvalidAction', 'The product has no such action in this version.');
    }
    notes.accessKeyId = /Credential=([^,\s]+)/.exec(single(arrived, 'authorization'))?.[1] ?? '';
    const caller = authenticate(arrived, deps.estate.identities, nonces, cloudTime());
    const { accountId } = caller;
    const counted = { accountId, regionId: notes.parameters.get('RegionId'), action: notes.action };
    throttle.count(counted, deps.behaviour().api.callsPerMinute, cloudTime());
    const failure = takeFailure(deps.behaviour().api.failNext, notes.action);
    if (failure) throw failure;
    if (operation.permission === 'required') {
      checkPermission(caller, `${face.product}:${notes.action}`);
    }
    const host = face.regionId === undefined ? {} : { hostRegionId: face.regionId };
    const call = { caller, parameters: notes.parameters, now: cloudTime(), ...host };
    return operation.run(call, deps.estate);
  }

  return {
    async handle(request, response, face) {
      const requestId = randomUUID().toUpperCase();
      const notes: Notes = {
        host: request.headers.host ?? '',
        action: String(request.headers['x-acs-action'] ?? ''),
        parameters: new Map(),
      };
      const outcome = await answer(request, face, notes).then(success, (error: unknown) =>
        failureOf(error, notes.host, deps.estate.warn),
      );
      writeLog(deps, notes, requestId, outcome);
      send(response, requestId, outcome, cloudTime());
    },
  };
}

function checkMethod(method: string | undefined): void {
  if (method === 'GET' || method === 'POST') return;
  // 405 to a preflight is what browsers were measured against; ECS documents 403 for the others.
  const status = method === 'OPTIONS' ? 405 : 403;
  throw new ApiError(status, 'UnsupportedHTTPMethod', 'Only GET and POST are supported.');
}

function checkPermission(caller: Caller, action: string): void {
  if (!caller.allows(action)) throw forbidden(caller, action);
}

function single(request: ArrivedRequest, name: string): string {
  return request.headers.get(name)?.[0] ?? '';
}

function writeLog(deps: ApiDeps, notes: Notes, requestId: string, outcome: Outcome): void {
  const regionId = notes.parameters.get('RegionId');
  const instanceId = notes.parameters.get('InstanceId');
  deps.log.add({
    at: deps.now(),
    type: 'api',
    host: notes.host,
    action: notes.action,
    ...(regionId !== undefined && { regionId }),
    ...(instanceId !== undefined && { instanceId }),
    status: outcome.status,
    verdict: outcome.verdict,
    requestId,
    ...(notes.accessKeyId && { accessKeyId: notes.accessKeyId }),
  });
}
