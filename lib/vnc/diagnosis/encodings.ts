/** Numbers of RFB's encodings (RFC 6143 and the community's rfbproto document). */
export const Encoding = {
  raw: 0,
  copyRect: 1,
  rre: 2,
  hextile: 5,
  zlib: 6,
  tight: 7,
  zrle: 16,
  jpeg: 21,
  tightPng: -260,
  desktopSize: -223,
  lastRect: -224,
  cursor: -239,
  qemuKeys: -258,
  qemuLeds: -261,
  desktopName: -307,
  extendedDesktopSize: -308,
  xvp: -309,
  fence: -312,
  continuousUpdates: -313,
  extendedMouse: -316,
  vmwareCursor: 0x574d5664,
  extendedClipboard: 0xc0a1e5ce | 0,
} as const;

/** noVNC's defaults: quality 6 of 0 to 9, compression 2 of 0 to 9. */
const QUALITY_6 = -26;
const COMPRESSION_2 = -254;

/**
 * What noVNC 1.7 asks for, in its order, so that the server chooses as it would for the viewer.
 * Without H.264, which noVNC offers only where the browser decodes it.
 */
export const NOVNC_ENCODINGS: readonly number[] = [
  Encoding.copyRect,
  Encoding.tight,
  Encoding.tightPng,
  Encoding.zrle,
  Encoding.jpeg,
  Encoding.hextile,
  Encoding.rre,
  Encoding.zlib,
  Encoding.raw,
  QUALITY_6,
  COMPRESSION_2,
  Encoding.desktopSize,
  Encoding.lastRect,
  Encoding.qemuKeys,
  Encoding.qemuLeds,
  Encoding.extendedDesktopSize,
  Encoding.xvp,
  Encoding.fence,
  Encoding.continuousUpdates,
  Encoding.desktopName,
  Encoding.extendedClipboard,
  Encoding.extendedMouse,
  Encoding.vmwareCursor,
  Encoding.cursor,
];

/** The extensions that matter to the viewer: each is reported as there or not. */
export const EXTENSIONS = [
  Encoding.qemuKeys,
  Encoding.qemuLeds,
  Encoding.extendedDesktopSize,
  Encoding.extendedClipboard,
  Encoding.fence,
  Encoding.continuousUpdates,
] as const;

/** Names as engineers write them, the same in every language. */
const NAMES = new Map<number, string>(
  Object.entries({
    Raw: Encoding.raw,
    CopyRect: Encoding.copyRect,
    RRE: Encoding.rre,
    Hextile: Encoding.hextile,
    Zlib: Encoding.zlib,
    Tight: Encoding.tight,
    ZRLE: Encoding.zrle,
    JPEG: Encoding.jpeg,
    TightPNG: Encoding.tightPng,
    'QEMU keys': Encoding.qemuKeys,
    'QEMU LEDs': Encoding.qemuLeds,
    ExtendedDesktopSize: Encoding.extendedDesktopSize,
    XVP: Encoding.xvp,
    Fence: Encoding.fence,
    ContinuousUpdates: Encoding.continuousUpdates,
    'extended clipboard': Encoding.extendedClipboard,
    'extended mouse': Encoding.extendedMouse,
  }).map(([name, number]) => [number, name]),
);

/** Such as `QEMU keys (-258)`. */
export function encodingName(encoding: number): string {
  const name = NAMES.get(encoding);
  return name === undefined ? `${encoding}` : `${name} (${encoding})`;
}
