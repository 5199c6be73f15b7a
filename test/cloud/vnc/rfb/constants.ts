/** Numbers of RFB 3.8 (RFC 6143) and of the extensions in the community's rfbproto document. */

export const RFB_VERSION = 'RFB 003.008\n';

export const SecurityType = { none: 1, vncAuthentication: 2 } as const;

export const ClientMessageId = {
  setPixelFormat: 0,
  setEncodings: 2,
  updateRequest: 3,
  key: 4,
  pointer: 5,
  cutText: 6,
  enableContinuousUpdates: 150,
  fence: 248,
  xvp: 250,
  setDesktopSize: 251,
  qemu: 255,
} as const;

export const Encoding = {
  raw: 0,
  zlib: 6,
  extendedDesktopSize: -308,
  qemuExtendedKey: -258,
} as const;
