import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findBinary } from './find-binary.ts';

/** What a part of the tests leans on outside npm. */
export type Need = 'chromium' | 'firefox' | 'qemu' | 'certutil' | 'display' | 'fonts';

interface Recipe {
  what: string;
  present: () => boolean;
  /** The packages that bring it on Debian 12. */
  debian: readonly string[];
}

const has = (...names: string[]) => findBinary(...names) !== undefined;

export const chromiumPath = () => findBinary('chromium', 'chromium-browser');
export const firefoxPath = () => findBinary('firefox-esr', 'firefox');

export const recipes: Record<Need, Recipe> = {
  chromium: {
    what: 'Chromium (branded Chrome no longer loads unpacked extensions from the command line)',
    present: () => chromiumPath() !== undefined && hasChineseChromium(),
    debian: ['chromium', 'chromium-sandbox', 'chromium-l10n'],
  },
  firefox: {
    what: 'Firefox ESR',
    present: () => firefoxPath() !== undefined && hasChineseFirefox(),
    debian: ['firefox-esr', 'firefox-esr-l10n-zh-cn'],
  },
  qemu: {
    what: 'QEMU for x86 and a static BusyBox',
    present: () => has('qemu-system-x86_64') && hasStaticBusybox(),
    debian: ['qemu-system-x86', 'busybox-static'],
  },
  certutil: {
    what: "certutil, which tells browsers about the local cloud's CA",
    present: () => has('certutil'),
    debian: ['libnss3-tools'],
  },
  display: {
    what: 'Xvfb with a window manager and xdotool',
    present: () => has('Xvfb') && has('openbox') && has('xdotool'),
    debian: ['xvfb', 'openbox', 'xdotool'],
  },
  fonts: {
    what: 'a Latin and a Chinese font, for the screenshots',
    present: () => hasFontFor('en') && hasFontFor('zh-cn'),
    // WenQuanYi is 1.6 MB to download; Noto CJK would be 57 MB.
    debian: ['fontconfig', 'fonts-dejavu-core', 'fonts-wqy-microhei'],
  },
};

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

/** The guests have no C library of their own, so a BusyBox that wants a dynamic loader is no use. */
function hasStaticBusybox(): boolean {
  const path = findBinary('busybox');
  return path !== undefined && !readFileSync(path).includes('/ld-linux');
}

function hasFontFor(language: string): boolean {
  const fontList = findBinary('fc-list');
  if (!fontList) return false;
  return spawnSync(fontList, [`:lang=${language}`], { encoding: 'utf8' }).stdout.trim() !== '';
}
