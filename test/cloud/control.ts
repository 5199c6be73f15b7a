import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ControlError, parseFault } from './control-input.ts';
import { type Inventory, stateOf } from './inventory.ts';
import type { Log } from './log.ts';
import type { Behaviour, Fault } from './types.ts';

export interface ControlDeps {
  behaviour(): Behaviour;
  /** Applies a change or throws a BehaviourError; nothing is half-applied. */
  patch(change: unknown): void;
  inventory: Inventory;
  log: Log;
  /** Facts that do not change while the cloud runs: addresses, kind of guest, keys. */
  about: object;
  connections(): object[];
  fault(fault: Fault): Promise<void>;
}

interface Route {
  method: string;
  path: RegExp;
  answer(deps: ControlDeps, body: unknown, match: RegExpExecArray): unknown;
}

const ROUTES: Route[] = [
  { method: 'GET', path: /^\/state$/, answer: stateOfCloud },
  {
    method: 'PATCH',
    path: /^\/behaviour$/,
    answer(deps, body) {
      deps.patch(body);
      return deps.behaviour();
    },
  },
  { method: 'GET', path: /^\/log$/, answer: (deps) => deps.log.entries() },
  {
    method: 'GET',
    path: /^\/instances\/([^/]+)\/serial$/,
    answer(deps, _body, match) {
      const instanceId = decodeURIComponent(match[1] ?? '');
      const guest = deps.inventory.find(instanceId)?.guest;
      if (!guest) throw new ControlError(404, `No machine stands behind ${instanceId}.`);
      return { instanceId, serial: guest.serial() };
    },
  },
  {
    method: 'POST',
    path: /^\/fault$/,
    async answer(deps, body) {
      const fault = parseFault(body);
      const machine =
        fault.instanceId === undefined || deps.inventory.find(fault.instanceId)?.guest;
      if (!machine) throw new ControlError(404, `No machine stands behind ${fault.instanceId}.`);
      await deps.fault(fault);
      return { done: fault };
    },
  },
];

/** The control address: JSON over HTTP, for tests and other programs of this machine only. */
export function createControl(deps: ControlDeps): Server {
  return createServer((request, response) => {
    answer(deps, request).then(
      (body) => send(response, 200, body),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        send(response, error instanceof ControlError ? error.status : 500, { error: message });
      },
    );
  });
}

async function answer(deps: ControlDeps, request: IncomingMessage): Promise<unknown> {
  checkCaller(request);
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const routes = ROUTES.filter((route) => route.path.test(path));
  if (routes.length === 0) throw new ControlError(404, `There is nothing at ${path}.`);
  const route = routes.find((one) => one.method === request.method);
  const match = route?.path.exec(path);
  if (!route || !match) throw new ControlError(405, `${path} has no ${request.method}.`);
  const body = route.method === 'GET' ? undefined : parseJson(await text(request));
  return route.answer(deps, body, match);
}

/**
 * A web page must not steer the cloud: a rebound name gives itself away by its Host, a cross-site
 * request by its Origin.
 */
function checkCaller(request: IncomingMessage): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) {
    throw new ControlError(403, 'The control address answers on a loopback name only.');
  }
  if (request.headers.origin !== undefined) {
    throw new ControlError(403, 'The control address does not answer to web pages.');
  }
}

function stateOfCloud(deps: ControlDeps): object {
  const instances = deps.inventory.all();
  const machines = instances.filter((instance) => instance.guest);
  return {
    ...deps.about,
    behaviour: deps.behaviour(),
    instances: machines.map((instance) => ({
      instanceId: instance.instanceId,
      accountId: instance.accountId,
      regionId: instance.regionId,
      name: instance.name,
      state: stateOf(instance),
      guest: instance.guest?.kind,
    })),
    instancesOnPaper: instances.length - machines.length,
    connections: deps.connections(),
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ControlError(400, 'The body is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' });
  response.end(JSON.stringify(body));
}
