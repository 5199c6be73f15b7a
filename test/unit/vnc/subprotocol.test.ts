import { expect, test } from 'vitest';
import { createOffers } from '../../../lib/vnc/subprotocol.ts';

test('offers binary first, then nothing, in turns', () => {
  const offers = createOffers();
  const seen = [offers.current()];
  for (let refusals = 0; refusals < 3; refusals++) {
    offers.refused();
    seen.push(offers.current());
  }
  expect(seen).toEqual([['binary'], [], ['binary'], []]);
});

test('an offer that has worked is kept, whatever is refused later', () => {
  const offers = createOffers();
  offers.refused();
  offers.worked();
  offers.refused();
  expect(offers.current()).toEqual([]);
});
