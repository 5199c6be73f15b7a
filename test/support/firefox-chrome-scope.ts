import type { Browser } from 'puppeteer-core';
import * as v from 'valibot';

/** Puppeteer has no public way to send a command of BiDi that it does not know itself. */
interface BidiBrowser {
  connection: { send(method: string, params: object): Promise<{ result: unknown }> };
}

const Tree = v.object({ contexts: v.array(v.object({ context: v.string() })) });

const Evaluated = v.variant('type', [
  v.object({ type: v.literal('success'), result: v.object({ value: v.optional(v.unknown()) }) }),
  v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) }),
]);

/**
 * Evaluates an expression in every window of Firefox's own interface, where no test of a page
 * reaches: its menus, its questions, its extensions. Gives what each of them answered.
 */
export async function evaluateInChrome(browser: Browser, expression: string): Promise<unknown[]> {
  const { connection } = browser as unknown as BidiBrowser;
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const values: unknown[] = [];
  for (const { context } of v.parse(Tree, tree.result).contexts) {
    const answer = await connection.send('script.evaluate', {
      target: { context },
      expression,
      awaitPromise: true,
    });
    const evaluated = v.parse(Evaluated, answer.result);
    if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
    values.push(evaluated.result.value);
  }
  return values;
}
