/** A version, the choice of no security, and ClientInit: in plain RFB each waits for the server. */
const HANDSHAKE_SIZES = [12, 1, 1];
const NO_SECURITY = 1;
/** After the handshake come the pixel format, the encodings, a ping and the request for the screen. */
const CHUNKS = 7;
/** A server that is not through the handshake by then has lost its place in it, ms. */
const PATIENCE_MS = 3000;
/** noVNC 1.7 leaves its loop after the version and after ServerInit, whatever else has arrived. */
const HALTS = 2;

type Chunk = Uint8Array<ArrayBuffer>;

/** How one connection is greeted. */
export interface Greeted {
  /** When all was said at once, by `performance.now()`; undefined if it is said bit by bit. */
  saidAt(): number | undefined;
  /** The connection shows a picture: the next one may be greeted with what was said on it. */
  worked(): void;
}

export interface Greeting {
  /** To be called before noVNC gets the socket. */
  greet(socket: WebSocket, host: string): Greeted;
}

/**
 * RFB takes three round trips before the first request, though a client that has been there knows
 * what it will say. So from the second connection to a host on all of it is said when the socket
 * opens, and noVNC's own words are kept back as long as they are the same. Only for servers without
 * security; one that does not take it well is closed, and greeted bit by bit the next time.
 */
export function createGreeting(): Greeting {
  let known: { host: string; chunks: readonly Chunk[] } | undefined;

  return {
    greet(socket, host) {
      const { send } = socket;
      const chunks = known?.host === host ? known.chunks : [];
      let left = [...chunks];
      const said: Chunk[] = [];
      let saidAt: number | undefined;

      function sayAll(): void {
        // Only a picture brings it back.
        known = undefined;
        saidAt = performance.now();
        send.call(socket, joined(chunks));
        const timer = setTimeout(() => left.length > 0 && socket.close(), PATIENCE_MS);
        socket.addEventListener('close', () => clearTimeout(timer));
        // By now noVNC's own handler stands before this one.
        socket.addEventListener('message', readOn);
      }

      /**
       * A server that knows our words may answer them in one message. noVNC reads a part of it and
       * waits for the next message, which this server has no reason to send: so it gets empty ones.
       */
      function readOn({ data }: MessageEvent<ArrayBuffer>): void {
        if (data.byteLength === 0) return;
        for (let i = 0; i < HALTS; i++) {
          socket.dispatchEvent(new MessageEvent('message', { data: new ArrayBuffer(0) }));
        }
      }

      if (chunks.length > 0) socket.addEventListener('open', sayAll);

      socket.send = (data: Chunk) => {
        if (said.length < CHUNKS) said.push(data.slice());
        const [next, ...others] = left;
        if (next && isSame(next, data)) {
          left = others;
          return;
        }
        // The server wants another handshake. After that, the screen may have another size, and
        // what was asked for too much does no harm.
        if (left.length > CHUNKS - HANDSHAKE_SIZES.length) socket.close();
        else send.call(socket, data);
        left = [];
      };

      return {
        saidAt: () => saidAt,
        worked() {
          socket.removeEventListener('message', readOn);
          if (isPlain(said)) known = { host, chunks: said };
        },
      };
    },
  };
}

/** Whether it has nothing of chance in it, as the answer to a challenge would be. */
function isPlain(said: readonly Chunk[]): boolean {
  const fits = HANDSHAKE_SIZES.every((size, i) => said[i]?.length === size);
  return said.length === CHUNKS && fits && said[1]?.[0] === NO_SECURITY;
}

const isSame = (one: Chunk, other: Chunk): boolean =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

function joined(chunks: readonly Chunk[]): Chunk {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
