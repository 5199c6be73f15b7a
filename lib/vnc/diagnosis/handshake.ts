import type { ByteQueue } from './byte-queue.ts';
import { type Facts, ProbeEnded } from './facts.ts';

/** Both directions of a connection. */
export interface Wire extends ByteQueue {
  send(bytes: Uint8Array<ArrayBuffer>): void;
}

/** Longer than any name or reason that somebody wrote. */
const TEXT_MAX = 4096;

const SECURITY_NONE = 1;
const SECURITY_VNC = 2;

/** Reads the server's greeting. */
export async function greet(wire: Wire, facts: Facts): Promise<void> {
  const greeting = asText(await wire.take(12));
  const [, version] = /^RFB (\d{3}\.\d{3})\n$/.exec(greeting) ?? [];
  if (version === undefined) throw new ProbeEnded('garbage');
  facts.version = version;
}

/** Gets past a server that asks for nothing. */
export async function passSecurity(wire: Wire, facts: Facts): Promise<void> {
  facts.stage = 'security';
  const spoken = versionFor(facts.version ?? '');
  wire.send(new TextEncoder().encode(`RFB ${spoken}\n`));
  facts.securityTypes = await offeredTypes(wire, spoken);
  if (facts.securityTypes.length === 0) return refuse(wire, facts);
  if (!facts.securityTypes.includes(SECURITY_NONE)) {
    throw new ProbeEnded(facts.securityTypes.includes(SECURITY_VNC) ? 'password' : 'security');
  }
  if (spoken !== '003.003') wire.send(Uint8Array.of(SECURITY_NONE));
  // Older versions say nothing where there is nothing to check.
  if (spoken === '003.008' && (await wire.take(4)).getUint32(0) !== 0) await refuse(wire, facts);
}

/** From our ClientInit to the server's ServerInit. */
export async function readScreen(wire: Wire, facts: Facts): Promise<void> {
  facts.stage = 'screen';
  const shared = 1;
  wire.send(Uint8Array.of(shared));
  const init = await wire.take(20);
  facts.screen = {
    width: init.getUint16(0),
    height: init.getUint16(2),
    bitsPerPixel: init.getUint8(4),
    depth: init.getUint8(5),
    name: await readText(wire),
  };
}

/** What we answer to a server's version: the newest that both know. */
function versionFor(theirs: string): '003.003' | '003.007' | '003.008' {
  if (theirs === '003.007') return '003.007';
  // 3.889 is Apple's, and newer than 3.8 in nothing but its number.
  return theirs >= '003.008' ? '003.008' : '003.003';
}

async function offeredTypes(wire: Wire, spoken: string): Promise<number[]> {
  if (spoken === '003.003') {
    const type = (await wire.take(4)).getUint32(0);
    return type === 0 ? [] : [type];
  }
  const count = (await wire.take(1)).getUint8(0);
  const types = await wire.take(count);
  return Array.from({ length: count }, (_, index) => types.getUint8(index));
}

async function refuse(wire: Wire, facts: Facts): Promise<never> {
  // A server that hangs up before it has said why has refused all the same.
  facts.reason = await readText(wire).catch(() => '');
  throw new ProbeEnded('security');
}

async function readText(wire: Wire): Promise<string> {
  const length = (await wire.take(4)).getUint32(0);
  if (length > TEXT_MAX) throw new ProbeEnded('garbage');
  // QEMU ends its texts with a NUL (measured).
  return asText(await wire.take(length)).replace(/\0+$/, '');
}

const asText = (bytes: DataView) => new TextDecoder().decode(bytes);
