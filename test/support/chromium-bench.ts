import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { type Chromium, type ChromiumOptions, launchChromium } from './chromium.ts';
import { type CloudClient, cloudClient } from './cloud.ts';

interface Bench {
  chromium: Chromium;
  cloud: CloudClient;
}

/**
 * For the top of a test file: one Chromium with the production build, on the local cloud, whose
 * switches are as at the start before each test.
 */
export function chromiumBench(options: Partial<ChromiumOptions> = {}): () => Bench {
  let bench: Bench | undefined;

  beforeAll(async () => {
    const { controlUrl, chromiumHostRules, caFile } = inject('cloud');
    const chromium = await launchChromium({
      extension: inject('extension'),
      hostRules: chromiumHostRules,
      ca: caFile,
      ...options,
    });
    bench = { chromium, cloud: cloudClient(controlUrl) };
  });
  beforeEach(async () => {
    await bench?.cloud.resetBehaviour();
  });
  afterAll(() => bench?.chromium.dispose());

  return () => {
    if (!bench) throw new Error('The browser is there in tests only, not while they are declared.');
    return bench;
  };
}
