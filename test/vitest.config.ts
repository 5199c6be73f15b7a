import { join } from 'node:path';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { layoutTables } from '../lib/vnc/typing/tables/vite-plugin.ts';

const root = join(import.meta.dirname, '..');

/** What is waited for comes at once, on a machine that is not busy with three browsers. */
const POLL = { timeout: 20_000 };

/** `wxt/browser` is a fake browser here; a file that needs a DOM asks for happy-dom by docblock. */
const unit: TestProjectConfiguration = {
  plugins: [WxtVitest({ root }), layoutTables],
  test: {
    name: 'unit',
    root,
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/cloud/**/*.test.ts'],
    setupFiles: ['test/support/fake-i18n.ts', 'test/support/fresh-document.ts'],
    // A process for each of the 200 files would cost as much as their tests do.
    isolate: false,
    // Properties try many inputs, on machines that may be busy with browsers meanwhile.
    testTimeout: 60_000,
    expect: { poll: POLL },
  },
};

/** What reads the console's pages, in a real browser without the extension and without a cloud. */
const pages: TestProjectConfiguration = {
  test: {
    name: 'pages',
    root,
    include: ['test/browser/**/*.page.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: POLL },
  },
};

/** The built extension in a real browser, against the local cloud that `globalSetup` starts. */
const browserProject = (
  name: string,
  include: string[],
  exclude: string[] = [],
): TestProjectConfiguration => ({
  test: {
    name,
    root,
    include,
    exclude,
    globalSetup: ['test/support/global-cloud.ts'],
    // They share one local cloud and two cores, and a browser alone fills those.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: POLL },
  },
});

/** The tests in Chromium that are about the options page: half of them all, by time. */
const SETTINGS = ['accessibility', 'diagnosis', 'import', 'modes', 'vault'].map(
  (name) => `test/browser/${name}.chromium.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      unit,
      pages,
      browserProject('chromium', ['test/browser/**/*.chromium.test.ts'], SETTINGS),
      browserProject('settings', SETTINGS),
      browserProject('firefox', ['test/browser/**/*.firefox.test.ts']),
      browserProject('faults', ['test/browser/**/*.faults.test.ts']),
    ],
  },
});
