import * as v from 'valibot';
import { AliyunError } from './errors.ts';
import { requestIdOf } from './response.ts';

/** Any field may be missing, or be of a type that we did not expect: then it is as good as absent. */
export const maybe = <const S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.optional(schema), undefined);

export const MaybeText = maybe(v.string());

/** For what an answer is worth nothing without. */
export const Text = v.pipe(v.string(), v.nonEmpty());

/**
 * The parts of an answer that the schema names. An answer that lacks what it can't be without is
 * the server's fault; the AliyunError keeps its request id, and nothing else of it.
 */
export function readBody<const S extends v.GenericSchema>(
  schema: S,
  body: unknown,
  asked: { action: string; host: string },
): v.InferOutput<S> {
  const answer = v.safeParse(schema, body);
  if (answer.success) return answer.output;
  throw new AliyunError({ kind: 'server', requestId: requestIdOf(body), ...asked });
}
