import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { type CloudClient, cloudClient } from './cloud.ts';
import { type Firefox, type FirefoxOptions, launchFirefox } from './firefox.ts';

interface Bench {
  firefox: Firefox;
  cloud: CloudClient;
}

/**
 * For the top of a test file: one Firefox with the production build, on the local cloud. Before each
 * test the cloud's switches are as at the start, after each one every window but the first is closed.
 */
export function firefoxBench(options: Partial<FirefoxOptions> = {}): () => Bench {
  let bench: Bench | undefined;

  beforeAll(async () => {
    const { controlUrl, tlsPort, caFile } = inject('cloud');
    const firefox = await launchFirefox({
      extension: inject('extension'),
      tlsPort,
      ca: caFile,
      ...options,
    });
    bench = { firefox, cloud: cloudClient(controlUrl) };
  });
  beforeEach(async () => {
    await bench?.cloud.resetBehaviour();
  });
  afterEach(() => bench?.firefox.closePages());
  afterAll(() => bench?.firefox.dispose());

  return () => {
    if (!bench) throw new Error('The browser is there in tests only, not while they are declared.');
    return bench;
  };
}
