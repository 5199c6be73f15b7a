import { isRegion, REGIONS } from './regions.ts';

/** What the local cloud is, seen under one host name. */
export type Face =
  /** `regionId` is absent on the central host, which serves every region. */
  | { kind: 'api'; product: 'ecs' | 'sts'; regionId?: string }
  | { kind: 'vnc' }
  | { kind: 'console' }
  /** CloudSSO's sign-in host. */
  | { kind: 'sso' }
  /** Somebody's own server behind a credentials URI. */
  | { kind: 'credentials' };

const CONSOLE_HOSTS = new Set(['ecs.console.aliyun.com', 'ecs.console.alibabacloud.com']);

/** Tells by a request's Host header who is asked; undefined: nobody here. */
export function faceOf(hostHeader: string): Face | undefined {
  const host = hostHeader.toLowerCase().replace(/:\d+$/, '');
  if (CONSOLE_HOSTS.has(host)) return { kind: 'console' };
  if (host === 'credentials.example') return { kind: 'credentials' };
  if (/^signin-[a-z0-9-]+\.alibabacloudsso\.com$/.test(host)) return { kind: 'sso' };
  if (/^[a-z0-9-]+-vncproxy\.aliyun\.com$/.test(host)) return { kind: 'vnc' };
  return apiFace(host);
}

function apiFace(host: string): Face | undefined {
  const central = /^(ecs|sts)\.aliyuncs\.com$/.exec(host);
  if (central) return { kind: 'api', product: productOf(central[1]) };
  // `ecs.<region>`, `ecs-vpc.<region>`, and the older `ecs-<region>` of the SDKs' endpoint maps.
  const regional =
    /^(ecs|sts)(?:-vpc)?\.([a-z0-9-]+)\.aliyuncs\.com$/.exec(host) ??
    /^(ecs)-([a-z0-9-]+)\.aliyuncs\.com$/.exec(host);
  const regionId = regional?.[2];
  if (regionId === undefined || !isRegion(regionId)) return undefined;
  return { kind: 'api', product: productOf(regional?.[1]), regionId };
}

function productOf(prefix: string | undefined): 'ecs' | 'sts' {
  return prefix === 'sts' ? 'sts' : 'ecs';
}

/** Every name the leaf certificate must carry: a wildcard covers one level only. */
export function certificateHosts(): string[] {
  return [
    '*.aliyuncs.com',
    ...REGIONS.map((region) => `*.${region.regionId}.aliyuncs.com`),
    '*.aliyun.com',
    '*.console.aliyun.com',
    '*.alibabacloud.com',
    '*.console.alibabacloud.com',
    '*.alibabacloudsso.com',
    'credentials.example',
    'localhost',
    '127.0.0.1',
  ];
}

/** Chromium's `--host-resolver-rules`: Alibaba is the local cloud, and there is no other internet. */
export function chromiumHostRules(tlsPort: number): string {
  const here = `127.0.0.1:${tlsPort}`;
  return [
    `MAP *.aliyuncs.com ${here}`,
    `MAP *.aliyun.com ${here}`,
    `MAP *.alibabacloud.com ${here}`,
    `MAP *.alibabacloudsso.com ${here}`,
    `MAP credentials.example ${here}`,
    'EXCLUDE localhost',
    'EXCLUDE 127.0.0.1',
    'MAP * ~NOTFOUND',
  ].join(', ');
}
