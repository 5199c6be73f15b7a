/** A WebSocket to a server that only a test moves. */
export interface ScriptedSocket {
  socket: WebSocket;
  /** Everything that was sent, one after the other. */
  sent: number[];
  open(protocol?: string): void;
  say(bytes: Uint8Array | string): void;
  hangUp(code: number, reason?: string): void;
}

export function scriptedSocket(): ScriptedSocket {
  const target = new EventTarget();
  const sent: number[] = [];
  let isClosed = false;
  const close = (code: number, reason: string) => {
    if (isClosed) return;
    isClosed = true;
    target.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
  };
  const socket = Object.assign(target, {
    protocol: '',
    binaryType: 'blob',
    send: (bytes: Uint8Array) => void sent.push(...bytes),
    close: () => close(1000, ''),
  });
  return {
    socket: socket as unknown as WebSocket,
    sent,
    open(protocol = '') {
      socket.protocol = protocol;
      target.dispatchEvent(new Event('open'));
    },
    say(bytes) {
      const data = typeof bytes === 'string' ? bytes : Uint8Array.from(bytes).buffer;
      target.dispatchEvent(Object.assign(new Event('message'), { data }));
    },
    hangUp: (code, reason = '') => close(code, reason),
  };
}
