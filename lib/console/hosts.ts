/**
 * The console's origins: China and international. Our content script runs here and nowhere else,
 * and messages from pages are heard from here only.
 */
export const CONSOLE_ORIGINS = [
  'https://ecs.console.aliyun.com',
  'https://ecs.console.alibabacloud.com',
] as const;
