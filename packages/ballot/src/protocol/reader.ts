/** Reads fixed-width fields off a byte string, front to back. */
export interface Reader {
  /** The next `length` bytes, as a view. Throws when fewer are left: callers check the total length first. */
  readonly take: (length: number) => Uint8Array;
  /** How many bytes are left. */
  readonly left: () => number;
}

/** Makes a reader over `bytes`. */
export function reader(bytes: Uint8Array): Reader {
  let at = 0;
  return {
    take(length) {
      if (at + length > bytes.length) throw new Error('read past the end');
      at += length;
      return bytes.subarray(at - length, at);
    },
    left: () => bytes.length - at,
  };
}
