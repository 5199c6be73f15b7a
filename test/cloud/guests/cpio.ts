/** A file, directory or symbolic link of an initramfs. */
export interface ArchiveEntry {
  path: string;
  /** Type and permissions, as stat has them: `0o100755` for a program. */
  mode: number;
  /** A file's content or a link's target. */
  data?: Buffer;
}

const TRAILER: ArchiveEntry = { path: 'TRAILER!!!', mode: 0 };

/**
 * A cpio archive in the `newc` format that Linux unpacks as initramfs
 * (https://docs.kernel.org/driver-api/early-userspace/buffer-format.html). All is owned by root.
 */
export function writeCpio(entries: ArchiveEntry[]): Buffer {
  return Buffer.concat(
    [...entries, TRAILER].flatMap(({ path, mode, data = Buffer.alloc(0) }, i) => {
      const name = Buffer.from(`${path}\0`);
      const fields = [
        i + 1, // inode
        mode,
        0, // user
        0, // group
        1, // links
        0, // time: none, so that the same tree always gives the same bytes
        data.length,
        0, // device, major and minor
        0,
        0, // device number of special files
        0,
        name.length,
        0, // checksum, unused in this format
      ];
      const header = Buffer.from(`070701${fields.map(hexField).join('')}`);
      return [padded(Buffer.concat([header, name])), padded(data)];
    }),
  );
}

function hexField(value: number): string {
  return value.toString(16).padStart(8, '0');
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
