/** What `watchPage` puts into every page as `window.bench`. Times are `performance.now()`. */
export interface PageWatch {
  /** When a frame of at least half of the screen was shown. */
  frames: number[];
  pings: { at: number; ms: number }[];
  /** Bytes that came in on WebSockets. */
  bytes: number;
  /** When the last WebSocket ended. */
  closedAt: number | undefined;
  /** `breeds`: the page asks for an update after every answer, so the bench must drop one request. */
  startPings(everyMs: number, breeds: boolean): void;
}

declare global {
  interface Window {
    bench: PageWatch;
  }
}

/**
 * Watches a VNC page from below, the same for every page: pictures at the canvas, bytes at the
 * WebSocket. It runs in the page, before the page's own scripts, and must not refer to anything
 * outside of itself.
 *
 * Its ping is a repeated SetEncodings, which QEMU answers at once with a rectangle that paints
 * nothing. Unlike a request for a pixel it makes QEMU send no frame, so it does not change what is
 * measured.
 */
export function watchPage(): void {
  const watch: PageWatch = {
    frames: [],
    pings: [],
    bytes: 0,
    closedAt: undefined,
    startPings,
  };
  window.bench = watch;

  /** Less than that is no picture: noVNC draws its canvas also when it learns the screen's size. */
  const LEAST_PICTURE_BYTES = 500;
  let socket: WebSocket | undefined;
  let socketBytes = 0;
  let encodings: Uint8Array<ArrayBuffer> | undefined;
  let breedsRequests = false;
  let requestsToDrop = 0;
  let tail = new Uint8Array();
  /** One for each answer to come; none for those that answer noVNC itself. */
  const sentAt: (number | undefined)[] = [];

  const { drawImage } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.drawImage = function (...args: unknown[]) {
    const [, , , width, height] = args;
    const { width: fullWidth, height: fullHeight } = this.canvas;
    // noVNC shows what an update has changed in one call of this form.
    const isMost = Number(width) * Number(height) >= (fullWidth * fullHeight) / 2;
    if (args.length === 9 && isMost && socketBytes >= LEAST_PICTURE_BYTES) {
      watch.frames.push(performance.now());
    }
    Reflect.apply(drawImage, this, args);
  };

  window.WebSocket = new Proxy(WebSocket, {
    construct(target, args: ConstructorParameters<typeof WebSocket>) {
      socket = new target(...args);
      socketBytes = 0;
      watchSocket(socket);
      return socket;
    },
  });

  function watchSocket(socket: WebSocket): void {
    const send = socket.send.bind(socket);
    socket.send = (data: ArrayBufferView<ArrayBuffer>) => {
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      if (bytes[0] === 2) {
        // Always as the page wants them by now: a ping must change nothing.
        encodings = withoutReplies(bytes.slice());
        sentAt.push(undefined);
      }
      const isRequest = bytes.length === 10 && bytes[0] === 3 && bytes[1] === 1;
      if (isRequest && requestsToDrop > 0) requestsToDrop -= 1;
      else send(data);
    };
    // By capture it comes before noVNC's own handler.
    socket.addEventListener('message', ({ data }) => read(new Uint8Array(data)), { capture: true });
    socket.addEventListener('close', () => {
      watch.closedAt = performance.now();
    });
  }

  function read(bytes: Uint8Array<ArrayBuffer>): void {
    watch.bytes += bytes.length;
    socketBytes += bytes.length;
    const text = new Uint8Array(tail.length + bytes.length);
    text.set(tail);
    text.set(bytes, tail.length);
    // By the two last of the encoding's bytes, which are rarer than its rectangle's zeros.
    for (let at = text.indexOf(0xfe, 10); at >= 0; at = text.indexOf(0xfe, at + 1)) {
      if (isAnswer(text.subarray(at - 10, at + 2))) answered();
    }
    tail = text.slice(-11);
  }

  /** The head of a rectangle at 0,0 of encoding -258: QEMU takes part in extended key events. */
  function isAnswer(rect: Uint8Array): boolean {
    if (rect.length !== 12) return false;
    const view = new DataView(rect.buffer, rect.byteOffset);
    return view.getUint32(0) === 0 && view.getInt32(8) === -258;
  }

  function answered(): void {
    const at = sentAt.shift();
    if (at === undefined) return;
    watch.pings.push({ at, ms: performance.now() - at });
    // The page asks when it has read this: dropped any sooner, a request of its own would be lost.
    if (breedsRequests) requestsToDrop += 1;
  }

  /** The same encodings, without those that QEMU answers with more than the one rectangle. */
  function withoutReplies(message: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const LED_STATE = -261;
    const EXTENDED_CLIPBOARD = 0xc0a1e5ce | 0;
    const view = new DataView(message.buffer);
    const kept: number[] = [];
    for (let at = 4; at < message.length; at += 4) {
      const encoding = view.getInt32(at);
      if (encoding !== LED_STATE && encoding !== EXTENDED_CLIPBOARD) kept.push(encoding);
    }
    const next = new DataView(new ArrayBuffer(4 + 4 * kept.length));
    next.setUint8(0, 2);
    next.setUint16(2, kept.length);
    for (const [i, encoding] of kept.entries()) next.setInt32(4 + 4 * i, encoding);
    return new Uint8Array(next.buffer);
  }

  function startPings(everyMs: number, breeds: boolean): void {
    breedsRequests = breeds;
    setInterval(() => {
      if (!encodings || socket?.readyState !== WebSocket.OPEN) return;
      sentAt.push(performance.now());
      WebSocket.prototype.send.call(socket, encodings);
    }, everyMs);
  }
}
