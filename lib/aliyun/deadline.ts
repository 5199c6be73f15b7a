/**
 * A signal that aborts when `outer` does, or after `ms` with the error that `late` makes.
 * `AbortSignal.timeout` can't be stopped once the answer is there, nor held by a test.
 */
export function startDeadline(
  ms: number,
  late: () => Error,
  outer?: AbortSignal,
): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(late()), ms);
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  return { signal, clear: () => clearTimeout(timer) };
}
