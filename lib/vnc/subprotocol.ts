/** What a WebSocket offers as its subprotocol. */
export type Offer = [] | ['binary'];

/**
 * Finds out which offer the proxy takes. Chromium refuses a server that does not answer `binary`,
 * and old servers refuse a client that does not offer it (measured); which kind Alibaba's is can't
 * be known beforehand, so a refused offer is followed by the other one until one has worked.
 */
export function createOffers() {
  let offer: Offer = ['binary'];
  let proven = false;
  return {
    current: (): Offer => offer,
    worked(): void {
      proven = true;
    },
    refused(): void {
      if (!proven) offer = offer.length > 0 ? [] : ['binary'];
    },
  };
}
