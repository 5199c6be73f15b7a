import type { Behaviour } from '../types.ts';

/** Whether a page of this origin may connect. */
export function allowsOrigin(
  rule: Behaviour['vnc']['origin'],
  origin: string | undefined,
): boolean {
  if (rule === 'any') return true;
  // Alibaba's own VNC page has lived on aliyun.com and on alicdn.com.
  return /^https:\/\/([^/]+\.)?(aliyun|alibabacloud|alicdn)\.com$/.test(origin ?? '');
}

export type SubprotocolVerdict = { ok: true; answer: 'binary' | undefined } | { ok: false };

/** Which subprotocol the proxy answers to a client that offers these, if it lets it in at all. */
export function judgeSubprotocol(
  rule: Behaviour['vnc']['subprotocol'],
  offered: string[],
): SubprotocolVerdict {
  const echo = offered.includes('binary') ? 'binary' : undefined;
  switch (rule) {
    case 'echo':
      return { ok: true, answer: echo };
    case 'require':
      return echo ? { ok: true, answer: echo } : { ok: false };
    case 'never':
      return { ok: true, answer: undefined };
    case 'always':
      return { ok: true, answer: 'binary' };
  }
}
