import * as v from 'valibot';
import { Base64 } from './base64.ts';
import type { Client } from './client.ts';
import { callEcs, type EcsTarget } from './ecs-call.ts';

/** A picture of an instance's screen: what a data URL is made of. */
export interface Screenshot {
  mimeType: 'image/png' | 'image/jpeg';
  base64: string;
}

/** How a picture's base64 begins. The documentation says JPG, and its own sample is a PNG. */
const SIGNATURES = [
  { start: 'iVBORw0KGgo', mimeType: 'image/png' },
  { start: '/9j/', mimeType: 'image/jpeg' },
] as const;

const readPicture = (base64: string): Screenshot | undefined => {
  const known = SIGNATURES.find(({ start }) => base64.startsWith(start));
  return known && { mimeType: known.mimeType, base64 };
};

const ScreenshotAnswer = v.object({
  Screenshot: v.pipe(
    Base64,
    v.transform(readPicture),
    v.custom<Screenshot>((picture) => picture !== undefined),
  ),
});

/**
 * Takes a picture of a running instance's screen, of which there is one per instance and 10 s: see
 * `throttledMs` in `actions.ts`. `wakeUp` wakes an instance that hibernates, which previews must not.
 */
export async function getInstanceScreenshot(
  client: Client,
  target: EcsTarget,
  instanceId: string,
  { wakeUp }: { wakeUp?: boolean } = {},
): Promise<Screenshot> {
  const params = { RegionId: target.regionId, InstanceId: instanceId, WakeUp: wakeUp };
  return (await callEcs(client, target, 'GetInstanceScreenshot', params, ScreenshotAnswer))
    .Screenshot;
}
