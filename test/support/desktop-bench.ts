import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { type Chromium, launchChromium } from './chromium.ts';
import { type CloudClient, cloudClient } from './cloud.ts';
import { type Display, openDisplay } from './display.ts';

interface DesktopBench {
  chromium: Chromium;
  cloud: CloudClient;
  display: Display;
}

/**
 * For the top of a test file about focus, windows and shortcuts: Chromium with real windows on a
 * screen of their own, since a headless one gives the focus to all windows at once (measured).
 */
export function desktopBench(): () => DesktopBench {
  let bench: DesktopBench | undefined;

  beforeAll(async () => {
    const { controlUrl, chromiumHostRules, caFile } = inject('cloud');
    const display = await openDisplay();
    const chromium = await launchChromium({
      extension: inject('extension'),
      hostRules: chromiumHostRules,
      ca: caFile,
      headless: false,
      env: display.env,
    });
    bench = { chromium, display, cloud: cloudClient(controlUrl) };
  });
  beforeEach(async () => {
    await bench?.cloud.resetBehaviour();
  });
  afterAll(async () => {
    await bench?.chromium.dispose();
    await bench?.display.dispose();
  });

  return () => {
    if (!bench) throw new Error('The browser is there in tests only, not while they are declared.');
    return bench;
  };
}
