import { expect, test, vi } from 'vitest';
import { createTurn, type Turn } from '../../../../components/wall/turn.ts';

/** Pages with a wall each; the locks are Node's own, which are those of browsers. */
function page() {
  const turns: Turn[] = [];
  const turn = createTurn(navigator.locks, (now) => turns.push(now));
  return { ...turn, is: (expected: Turn) => vi.waitFor(() => expect(turns.at(-1)).toBe(expected)) };
}

test('the first wall has the turn, the second waits until it is given back', async () => {
  const [first, second] = [page(), page()];
  first.take();
  await first.is('mine');
  second.take();
  await second.is('elsewhere');
  first.giveBack();
  await second.is('mine');
  await first.is('none');
  second.giveBack();
});

test('a wall that is asked to show takes the turn, and the other one waits for it', async () => {
  const [first, second] = [page(), page()];
  first.take();
  await first.is('mine');
  second.take();
  await second.is('elsewhere');
  second.seize();
  await second.is('mine');
  await first.is('elsewhere');
  second.giveBack();
  await first.is('mine');
  first.giveBack();
});

test('a page that gives up while it waits does not get the turn later', async () => {
  const [first, second] = [page(), page()];
  first.take();
  await first.is('mine');
  second.take();
  await second.is('elsewhere');
  second.giveBack();
  first.giveBack();
  await second.is('none');
  const third = page();
  third.take();
  await third.is('mine');
  third.giveBack();
});
