/** A channel of our own origin: neither pages nor content scripts can listen in, or speak on it. */
const CHANNEL = 'viewers';

/** Tells all open pages that something about viewers has changed; they ask what. */
export function announceViewers(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Hears that something about viewers has changed. Gives back what ends that. */
export function onViewersNews(hear: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = hear;
  return () => channel.close();
}
