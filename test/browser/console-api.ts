/** What stands in for `wxt/browser` in console-script.ts: it records messages, and answers them. */
export interface SentMessage {
  name: string;
  request: { instanceId?: string; instanceIds?: string[] };
}

declare global {
  interface Window {
    sent: SentMessage[];
    /** The answers, by the message's name; `{ ok: true, value: null }` where there is none. */
    answers: Record<string, unknown>;
  }
}

window.sent = [];
window.answers = {
  open: 'opened',
  'console.state': { open: [], prefetch: true, hasChoice: false },
};

export const browser = {
  runtime: {
    id: 'stand-in',
    async sendMessage(message: SentMessage) {
      window.sent.push(message);
      return { ok: true, value: window.answers[message.name] ?? null };
    },
    onMessage: { addListener: () => undefined, removeListener: () => undefined },
  },
  /** Labels of the usual length. */
  i18n: { getMessage: (key: string) => (key === 'console_open' ? 'Quick VNC' : key) },
};
