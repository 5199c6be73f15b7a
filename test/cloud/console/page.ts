import { ACCOUNT } from '../world.ts';

/** The one HTML document behind every page of the console; its script reads the address. */
export function consolePage(url: URL, host: string, assets: string): string {
  const language = languageOf(url, host);
  const theme = url.searchParams.get('theme') === 'dark' ? 'dark' : 'light';
  const prefix = url.searchParams.get('prefix') ?? '';
  const style = new URLSearchParams({ theme, prefix });
  return `<!doctype html>
<html lang="${language}" class="${theme}">
<head>
<meta charset="utf-8">
<title></title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}console.css?${style}">
<script>window.ALIYUN_CONSOLE_CONFIG = ${JSON.stringify(consoleConfig(language, accountOf(url)))}</script>
</head>
<body>
<div id="root"></div>
<script src="${assets}console.js"></script>
</body>
</html>
`;
}

/** Alibaba's own VNC page, where the last way out of our viewer leads. */
export function vncPage(url: URL): string {
  const instanceId = escapeHtml(url.searchParams.get('instanceId') ?? '');
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>VNC ${instanceId}</title></head>
<body><h1>VNC</h1><p data-test="instance">${instanceId}</p></body>
</html>
`;
}

/** The international console speaks English, the Chinese one Chinese, until someone asks. */
function languageOf(url: URL, host: string): 'en-US' | 'zh-CN' {
  const asked = url.searchParams.get('lang');
  if (asked) return asked === 'en' ? 'en-US' : 'zh-CN';
  return host.includes('alibabacloud.com') ? 'en-US' : 'zh-CN';
}

/** Whose console this is: the world's first account, another, or one that is not told. */
function accountOf(url: URL): string | undefined {
  const asked = url.searchParams.get('account') ?? ACCOUNT;
  return /^\d+$/.test(asked) ? asked : undefined;
}

/** The part of the console's global that says who is signed in (no token is made up). */
const consoleConfig = (language: string, accountId: string | undefined) => ({
  ...(accountId && { CURRENT_PK: accountId, MAIN_ACCOUNT_PK: accountId }),
  ACCOUNT_TYPE: 'main',
  portalType: 'one',
  LANG: language === 'en-US' ? 'en' : 'zh',
  LOCALE: language,
});

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
