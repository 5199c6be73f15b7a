import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import { toProblem } from '../aliyun/errors.ts';
import { type MessageName, messages, type RequestOf, type ResponseOf } from '../messages.ts';
import type { Problem } from '../problem.ts';
import { identify, type MessageContext, type Self } from './sender.ts';

export type Handlers = {
  [N in MessageName]: (request: RequestOf<N>, context: MessageContext) => Promise<ResponseOf<N>>;
};

const Envelope = v.object({ name: v.string(), request: v.unknown() });

/**
 * Makes the one function that answers all messages. It gives undefined for what is not ours, so
 * that the browser tells the sender that nobody listens. Fails closed: an unknown name, a sender
 * outside the message's audience and a request of the wrong shape never reach a handler.
 */
export function createRouter(handlers: Handlers, self: Self) {
  return (
    message: unknown,
    sender: Browser.runtime.MessageSender,
  ): Promise<unknown> | undefined => {
    const envelope = v.safeParse(Envelope, message);
    const context = identify(sender, self);
    if (!envelope.success || !context) return undefined;
    const { name, request } = envelope.output;
    if (!isMessageName(name)) return undefined;
    const audience: readonly string[] = messages[name].from;
    if (!audience.includes(context.audience)) return undefined;
    return dispatch(handlers, name, request, context);
  };
}

const isMessageName = (name: string): name is MessageName => Object.hasOwn(messages, name);

async function dispatch<N extends MessageName>(
  handlers: Handlers,
  name: N,
  request: unknown,
  context: MessageContext,
): Promise<unknown> {
  const parsed = v.safeParse(messages[name].schema, request);
  if (!parsed.success) return { ok: false, problem: { kind: 'bad-request' } satisfies Problem };
  try {
    return await handlers[name](parsed.output as RequestOf<N>, context);
  } catch (error) {
    return { ok: false, problem: toProblem(error) };
  }
}
