import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { RFB_VERSION, SecurityType } from './rfb/constants.ts';
import { readExactly } from './rfb/read-exactly.ts';
import { answerChallenge, CHALLENGE_BYTES } from './vnc-authentication.ts';

/** The password that `vnc.security: vncauth` asks for. */
export const VNC_PASSWORD = 'secret12';

/** The reason that `vnc.security: fail` gives. */
export const FAILURE_REASON = 'Failed to license verification.';

interface Side {
  from: Readable;
  to: Writable;
}

/** Refuses the client the way RFB 3.8 does: no security types, and a reason. */
export async function refuseSecurity({ from, to }: Side): Promise<void> {
  to.write(RFB_VERSION);
  await readExactly(from, RFB_VERSION.length);
  to.write(Buffer.concat([Buffer.from([0]), reasonBytes(FAILURE_REASON)]));
}

/** Asks the client for the password. Answers whether it was right; the client has been told. */
export async function demandPassword({ from, to }: Side): Promise<boolean> {
  to.write(RFB_VERSION);
  await readExactly(from, RFB_VERSION.length);
  to.write(Buffer.from([1, SecurityType.vncAuthentication]));
  await readExactly(from, 1);
  const challenge = randomBytes(CHALLENGE_BYTES);
  to.write(challenge);
  const answer = await readExactly(from, CHALLENGE_BYTES);
  const isRight = answer.equals(answerChallenge(challenge, VNC_PASSWORD));
  const failed = Buffer.concat([Buffer.from([0, 0, 0, 1]), reasonBytes('Authentication failed')]);
  to.write(isRight ? Buffer.alloc(4) : failed);
  return isRight;
}

/** The client's part of an RFB 3.8 handshake without security, up to before its ClientInit. */
export async function passSecurity({ from, to }: Side): Promise<void> {
  await readExactly(from, RFB_VERSION.length);
  to.write(RFB_VERSION);
  const count = (await readExactly(from, 1)).readUInt8(0);
  await readExactly(from, count);
  to.write(Buffer.from([SecurityType.none]));
  await readExactly(from, 4);
}

function reasonBytes(reason: string): Buffer {
  const text = Buffer.from(reason);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text]);
}
