import type { VaultState } from '../profiles/vault-state.ts';

/** A channel of our own origin: neither pages nor content scripts can listen in, or speak on it. */
const CHANNEL = 'vault';

/** Tells all open pages what has become of the vault. */
export function announceVault(state: VaultState): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(state);
  channel.close();
}

/** Hears what has become of the vault. Gives back what ends that. */
export function onVaultNews(hear: (state: VaultState) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<VaultState>) => hear(data);
  return () => channel.close();
}
