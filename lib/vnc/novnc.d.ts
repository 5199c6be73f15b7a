/** The part of noVNC 1.7 that we use: its package carries no types. */
declare module '@novnc/novnc' {
  interface RfbOptions {
    shared?: boolean;
    credentials?: { username?: string; password?: string; target?: string };
  }

  interface RfbEvents {
    connect: CustomEvent<Record<string, never>>;
    /** `clean` is true even for a broken connection (measured): look at the socket instead. */
    disconnect: CustomEvent<{ clean: boolean }>;
    credentialsrequired: CustomEvent<{ types: string[] }>;
    securityfailure: CustomEvent<{ status: number; reason?: string }>;
    desktopname: CustomEvent<{ name: string }>;
  }

  export default class RFB {
    constructor(target: HTMLElement, channel: WebSocket, options?: RfbOptions);
    /** Writes the messages of all connections; not documented, and not private either. */
    static messages: {
      fbUpdateRequest(
        sock: object,
        incremental: boolean,
        x: number,
        y: number,
        width: number,
        height: number,
      ): void;
      /** Takes a scancode of set 1; writes one that begins with 0xe0 as RFB has it. */
      QEMUExtendedKeyEvent(sock: object, keysym: number, down: boolean, scancode: number): void;
    };
    scaleViewport: boolean;
    /** Drops keys, pointer events and the clipboard in both directions. */
    viewOnly: boolean;
    background: string;
    /** How hard the server should try to pack, 0 to 9. A change is sent at once. */
    compressionLevel: number;
    addEventListener<K extends keyof RfbEvents>(
      type: K,
      listener: (event: RfbEvents[K]) => void,
    ): void;
    disconnect(): void;
    focus(options?: FocusOptions): void;
    blur(): void;
    sendCtrlAltDel(): void;
    /** @param code as in `KeyboardEvent`; an empty one for a key that is told by its keysym alone */
    sendKey(keysym: number, code: string, down: boolean): void;
    /** What is on the screen; works after the connection's end as well. */
    getImageData(): ImageData;

    /** Private. Where the pointer was last, from the canvas's corner; empty before it ever was. */
    _mousePos: { x?: number; y?: number };
    /** Private. */
    _mouseButtonMask: number;
    /** Private. */
    _canvas: HTMLCanvasElement;
    /** Private. Sends a pointer event, for a place on the canvas as it is shown. */
    _sendMouse(x: number, y: number, mask: number): void;
    /** Private. */
    _keyboard: { _allKeysUp(): void };
    /** Private. Null while the server has not told. */
    _remoteCapsLock: boolean | null;
    /** Private. Whether the server takes scancodes. */
    _qemuExtKeyEventSupported: boolean;
    /** Private. The connection below, the first argument of what is in `messages`. */
    _sock: object;
    /** Private. The rectangle that is being read. */
    _FBU: { width: number; height: number };
    /** Private. The size of the guest's screen. */
    _fbWidth: number;
    _fbHeight: number;
    /** Private. Reads one rectangle of pixels; true once all of it is painted. */
    _handleDataRect(): boolean;
    /** Private. Reads a rectangle that tells the screen's size; true once it is read. */
    _handleExtendedDesktopSize(): boolean;
    /** Private. Reads an update; true once all of its rectangles are done. */
    _framebufferUpdate(): boolean;
  }
}
