/** News without content: whoever hears them asks what has changed. */
export interface NewsChannel {
  announce(): void;
  /** Gives back what ends the hearing. */
  hear(callback: () => void): () => void;
}

/** A channel of our own origin: neither pages nor content scripts can listen in, or speak on it. */
export const newsChannel = (name: string): NewsChannel => ({
  announce() {
    const channel = new BroadcastChannel(name);
    channel.postMessage(null);
    channel.close();
  },
  hear(callback) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = callback;
    return () => channel.close();
  },
});
