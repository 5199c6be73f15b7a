import { once } from 'node:events';
import { request } from 'node:https';
import { json } from 'node:stream/consumers';
import * as v from 'valibot';
import { createWebSocketStream, WebSocket } from 'ws';
import { signRequest } from '../../lib/aliyun/signature.ts';
import { decodeVncUrl } from '../../lib/vnc/vnc-url.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { connectRfbClient } from '../cloud/vnc/testing/rfb-client.ts';
import { MACHINES } from '../cloud/world.ts';

const { text: MACHINE } = MACHINES;

const Answer = v.object({ VncUrl: v.string() });

/** A VNC address of the machine: one signed call, without the product's client around it. */
export async function freshVncUrl(cloud: Cloud): Promise<string> {
  const { regionId, instanceId } = MACHINE;
  const call = {
    host: `ecs.${regionId}.aliyuncs.com`,
    action: 'DescribeInstanceVncUrl',
    version: '2014-05-26',
    params: { RegionId: regionId, InstanceId: instanceId },
  };
  const moment = { date: new Date(), nonce: crypto.randomUUID() };
  const { url, method, headers } = await signRequest(call, cloud.keys.full, moment);
  const sent = request({
    ...address(cloud, new URL(url)),
    method,
    headers: { ...headers, host: call.host },
  });
  sent.end();
  const [response] = await once(sent, 'response');
  return decodeVncUrl(v.parse(Answer, await json(response)).VncUrl);
}

/** How long nothing more than one API call, one WebSocket and the RFB handshake take, ms. */
export async function bareConnectMs(cloud: Cloud): Promise<number> {
  const start = performance.now();
  const {
    host,
    port,
    path,
    agent: _,
    ...trust
  } = address(cloud, new URL(await freshVncUrl(cloud)));
  const headers = { host: trust.servername };
  const socket = new WebSocket(`wss://${host}:${port}${path}`, { ...trust, headers });
  await once(socket, 'open');
  await connectRfbClient(createWebSocketStream(socket));
  const ms = performance.now() - start;
  socket.terminate();
  return ms;
}

/** Where the local cloud answers for an address of Alibaba's, and what it is asked to prove. */
function address(cloud: Cloud, { hostname, pathname, search }: URL) {
  return {
    host: '127.0.0.1',
    port: cloud.tlsPort,
    path: pathname + search,
    servername: hostname,
    ca: cloud.ca.certPem,
    agent: false as const,
  };
}
