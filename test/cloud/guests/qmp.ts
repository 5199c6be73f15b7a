import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';

/** QEMU's machine protocol: JSON lines (https://www.qemu.org/docs/master/interop/qmp-spec.html). */
export interface Qmp {
  /** Rejects with QEMU's own words, or when the connection has gone. */
  execute(command: string, args?: Record<string, unknown>): Promise<unknown>;
}

export interface QmpEvent {
  name: string;
  data: Record<string, unknown>;
}

interface QmpLine {
  id?: number;
  return?: unknown;
  error?: { desc: string };
  event?: string;
  data?: Record<string, unknown>;
}

/** Speaks QMP over a connected stream. The caller still has to execute `qmp_capabilities` first. */
export function createQmp(stream: Duplex, onEvent: (event: QmpEvent) => void): Qmp {
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;

  const lines = createInterface({ input: stream });
  lines.on('line', (text) => {
    const line: QmpLine = JSON.parse(text);
    if (line.event !== undefined) onEvent({ name: line.event, data: line.data ?? {} });
    if (line.id === undefined) return;
    const answer = pending.get(line.id);
    pending.delete(line.id);
    if (line.error) answer?.reject(new Error(`QEMU: ${line.error.desc}`));
    else answer?.resolve(line.return);
  });
  // A process that dies resets its end; `close` follows and tells the waiting callers. The reader
  // of lines passes its stream's errors on, and an error that nobody hears ends the program.
  for (const emitter of [stream, lines]) emitter.on('error', () => {});
  stream.on('close', () => {
    for (const { reject } of pending.values()) reject(new Error('QEMU has ended.'));
    pending.clear();
  });

  return {
    execute(command, args = {}) {
      if (stream.destroyed) return Promise.reject(new Error('QEMU has ended.'));
      lastId += 1;
      const answer = Promise.withResolvers<unknown>();
      pending.set(lastId, answer);
      stream.write(`${JSON.stringify({ execute: command, arguments: args, id: lastId })}\n`);
      return answer.promise;
    },
  };
}
