import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CloudInstance } from '../types.ts';
import { buildConsole } from './build.ts';
import { listAnswer } from './list-answer.ts';
import { consolePage, vncPage } from './page.ts';

const ASSETS = '/console-assets/';
const PAGE = /^\/(?:server(?:\/.*)?|home|index\.htm)?$/;

/**
 * The pages of `ecs.console.aliyun.com` and `ecs.console.alibabacloud.com`: the instance list and an
 * instance's page at their real addresses, drawn by Alibaba's own components. Query parameters
 * choose the table's library (`table`, `primaryKey`, `prefix`, `rows`, `pageSize`, `traps`) and the
 * look (`lang`, `theme`), and whose console it is (`account`: a number, or `none`).
 */
export async function createConsole(options: {
  instancesOf: (regionId: string) => CloudInstance[];
}): Promise<{ handle(request: IncomingMessage, response: ServerResponse): void }> {
  const { script, styles } = await buildConsole();

  const answers = (url: URL, host: string): [type: string, body: string | Buffer] | undefined => {
    if (url.pathname === `${ASSETS}console.js`) return ['text/javascript', script];
    if (url.pathname === `${ASSETS}console.css`) {
      const css = url.searchParams.get('theme') === 'dark' ? styles.dark : styles.light;
      return ['text/css', withPrefix(css, url.searchParams.get('prefix'))];
    }
    if (url.pathname === '/instance/instance/list.json') {
      const regionId = url.searchParams.get('regionId') ?? '';
      return ['application/json', listAnswer(options.instancesOf(regionId))];
    }
    if (url.pathname === '/vnc/index.htm') return ['text/html', vncPage(url)];
    if (PAGE.test(url.pathname)) return ['text/html', consolePage(url, host, ASSETS)];
    return undefined;
  };

  return {
    handle(request, response) {
      const host = request.headers.host ?? '';
      const answer = answers(new URL(request.url ?? '/', 'https://console.invalid'), host);
      if (!answer) {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found');
        return;
      }
      const [type, body] = answer;
      response.writeHead(200, {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'no-store',
      });
      response.end(body);
    },
  };
}

/** Fusion's classes carry a prefix that each application may choose. */
function withPrefix(css: string, prefix: string | null): string {
  if (!prefix || !/^[a-z]+-$/.test(prefix)) return css;
  return css.replaceAll('.next-', `.${prefix}`);
}
