/** A file of the build and what it weighs on the wire. */
export interface BuiltFile {
  readonly name: string;
  readonly hashedName: string;
  /** Bytes, packed by gzip where packing is used. */
  readonly wireBytes: number;
}
