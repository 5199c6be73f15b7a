/** AES-256-GCM as the vault uses it. The only file that touches `crypto.subtle` for the vault. */

/** What was encrypted, as it is stored: plain JSON. */
export interface Box {
  /** Base64, 12 bytes, fresh for each encryption. */
  iv: string;
  /** Base64, ciphertext and tag. */
  data: string;
}

export const KEY_BYTES = 32;
const IV_BYTES = 12;

export type Bytes = Uint8Array<ArrayBuffer>;

/** @param boundTo what the box belongs to: it opens only where the same is given */
export async function encrypt(key: CryptoKey, bytes: Bytes, boundTo: string): Promise<Box> {
  const sealed = await encryptBytes(key, bytes, boundTo);
  const [iv, data] = [sealed.subarray(0, IV_BYTES), sealed.subarray(IV_BYTES)];
  return { iv: toBase64(iv), data: toBase64(data) };
}

/** Null if the key is another one, or the box was changed or belongs elsewhere. */
export async function decrypt(key: CryptoKey, box: Box, boundTo: string): Promise<Bytes | null> {
  try {
    return await decryptParts(key, fromBase64(box.iv), fromBase64(box.data), boundTo);
  } catch {
    return null;
  }
}

/** The same for what is large: the IV, and after it ciphertext and tag. */
export async function encryptBytes(key: CryptoKey, bytes: Bytes, boundTo: string): Promise<Bytes> {
  const iv = randomBytes(IV_BYTES);
  const parameters = { name: 'AES-GCM', iv, additionalData: toBytes(boundTo) };
  const data = await crypto.subtle.encrypt(parameters, key, bytes);
  const sealed = new Uint8Array(IV_BYTES + data.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(data), IV_BYTES);
  return sealed;
}

/** Null as with `decrypt`. */
export async function decryptBytes(
  key: CryptoKey,
  sealed: Bytes,
  boundTo: string,
): Promise<Bytes | null> {
  try {
    const [iv, data] = [sealed.subarray(0, IV_BYTES), sealed.subarray(IV_BYTES)];
    return await decryptParts(key, iv, data, boundTo);
  } catch {
    return null;
  }
}

async function decryptParts(key: CryptoKey, iv: Bytes, data: Bytes, boundTo: string) {
  const parameters = { name: 'AES-GCM', iv, additionalData: toBytes(boundTo) };
  return new Uint8Array(await crypto.subtle.decrypt(parameters, key, data));
}

/** A key that never leaves the browser: even we can use it only, not read it. */
export const newDeviceKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 8 * KEY_BYTES }, false, [
    'encrypt',
    'decrypt',
  ]);

export const importKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

export const sha256 = async (text: string): Promise<string> =>
  toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', toBytes(text))));

export const randomBytes = (length: number): Bytes =>
  crypto.getRandomValues(new Uint8Array(length));

const encoder = new TextEncoder();
/** Without the option it would swallow a byte order mark. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const toBytes = (text: string): Bytes => encoder.encode(text);

export const toText = (bytes: Bytes): string => decoder.decode(bytes);

export const toBase64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

/** Throws on anything that is no base64. */
export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
