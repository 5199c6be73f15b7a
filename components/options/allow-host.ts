import { browser } from 'wxt/browser';
import { hostPattern } from '../../lib/profiles/host-pattern.ts';
import type { ProfileDraft } from './profile-draft.ts';

/**
 * Asks for the one host of an address; browsers show the question only to the very first call of a
 * click. False for a no, and for an address that is none.
 */
export async function allowHost(address: string): Promise<boolean> {
  if (!URL.canParse(address.trim())) return false;
  const origins = [hostPattern(address.trim())];
  // It rejects a host that the manifest does not list as optional.
  return browser.permissions.request({ origins }).catch(() => false);
}

/** The address outside the OpenAPI that a profile is of no use without. */
export function outsideAddress({ mode, credentialsUri, signInUrl }: ProfileDraft): string {
  if (mode === 'CredentialsURI') return credentialsUri;
  return mode === 'CloudSSO' ? signInUrl : '';
}
