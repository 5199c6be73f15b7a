import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { findProgram, requireQemuPrograms } from '../cloud/guests/qemu-requirements.ts';

/** What a part of the tests leans on outside npm. */
export type Need = 'chromium' | 'firefox' | 'qemu' | 'certutil' | 'display' | 'fonts';

interface Recipe {
  what: string;
  present: () => Promise<boolean>;
  /** The packages that bring it on Debian 12. */
  debian: readonly string[];
}

/** Branded Chrome is no choice: it loads no unpacked extension from the command line since 137. */
export const chromiumPath = () => findFirst('chromium', 'chromium-browser');
export const firefoxPath = () => findFirst('firefox-esr', 'firefox');

export const recipes: Record<Need, Recipe> = {
  chromium: {
    what: 'Chromium (not Chrome, which loads no unpacked extension)',
    present: async () => (await chromiumPath()) !== undefined && hasChineseChromium(),
    debian: ['chromium', 'chromium-sandbox', 'chromium-l10n'],
  },
  firefox: {
    what: 'Firefox ESR',
    present: async () => (await firefoxPath()) !== undefined && hasChineseFirefox(),
    debian: ['firefox-esr', 'firefox-esr-l10n-zh-cn'],
  },
  qemu: {
    what: 'QEMU for x86, setpriv and a static BusyBox',
    present: () =>
      requireQemuPrograms().then(
        () => true,
        () => false,
      ),
    debian: ['qemu-system-x86', 'busybox-static', 'util-linux'],
  },
  certutil: {
    what: "certutil, which tells browsers about the local cloud's CA",
    present: () => has('certutil'),
    debian: ['libnss3-tools'],
  },
  display: {
    what: 'Xvfb with a window manager and xdotool',
    present: () => has('Xvfb', 'openbox', 'xdotool'),
    debian: ['xvfb', 'openbox', 'xdotool'],
  },
  fonts: {
    what: 'a Latin and a Chinese font, for the screenshots',
    present: async () => (await hasFontFor('en')) && (await hasFontFor('zh-cn')),
    // WenQuanYi is 1.6 MB to download; Noto CJK would be 57 MB.
    debian: ['fontconfig', 'fonts-dejavu-core', 'fonts-wqy-microhei'],
  },
};

async function findFirst(...names: string[]): Promise<string | undefined> {
  const paths = await Promise.all(names.map(findProgram));
  return paths.find((path) => path !== undefined);
}

async function has(...names: string[]): Promise<boolean> {
  const paths = await Promise.all(names.map(findProgram));
  return paths.every((path) => path !== undefined);
}

// Debian keeps the other languages of both browsers in packages of their own; where its folders are
// not found, the browser came from elsewhere and is taken as it is.
function hasChineseChromium(): boolean {
  const folder = '/usr/lib/chromium/locales';
  return !existsSync(`${folder}/en-US.pak`) || existsSync(`${folder}/zh-CN.pak`);
}

function hasChineseFirefox(): boolean {
  const folder = '/usr/lib/firefox-esr/browser';
  const languagePack = `${folder}/extensions/langpack-zh-CN@firefox-esr.mozilla.org.xpi`;
  return !existsSync(folder) || existsSync(languagePack);
}

/** False also where there is no fontconfig to ask. */
function hasFontFor(language: string): Promise<boolean> {
  return promisify(execFile)('fc-list', [`:lang=${language}`]).then(
    ({ stdout }) => stdout.trim() !== '',
    () => false,
  );
}
