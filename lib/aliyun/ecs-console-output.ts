import * as v from 'valibot';
import { MaybeText } from './answer.ts';
import { Base64, decodeText } from './base64.ts';
import type { Client } from './client.ts';
import { callEcs, type EcsTarget } from './ecs-call.ts';

export interface ConsoleOutput {
  /** As the instance wrote it, control sequences included: never to be shown as HTML. */
  text: string;
  /** When the last line was written, in milliseconds since the epoch. */
  updatedAt: number | undefined;
}

/** An instance that never started has written nothing. */
const OutputAnswer = v.object({
  ConsoleOutput: v.optional(Base64, ''),
  LastUpdateTime: MaybeText,
});

/** What the instance wrote while it last started or stopped. Not live, and not for Windows. */
export async function getInstanceConsoleOutput(
  client: Client,
  target: EcsTarget,
  instanceId: string,
): Promise<ConsoleOutput> {
  const params = { RegionId: target.regionId, InstanceId: instanceId };
  const answer = await callEcs(client, target, 'GetInstanceConsoleOutput', params, OutputAnswer);
  return {
    text: decodeText(answer.ConsoleOutput),
    updatedAt: readTime(answer.LastUpdateTime ?? ''),
  };
}

/** `2025-01-31 08:00:00` is in UTC+8; the older documentation has ISO 8601, which names its zone. */
function readTime(text: string): number | undefined {
  const chinese = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(text);
  const time = Date.parse(chinese ? `${chinese[1]}T${chinese[2]}+08:00` : text);
  return Number.isNaN(time) ? undefined : time;
}
