// The package brings no types; these are the two functions that backup and restore use.
declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** A query whose rows arrive as the bytes of COPY … TO STDOUT. */
  export function to(text: string): Readable & Submittable;
  /** A query that takes the bytes of COPY … FROM STDIN. */
  export function from(text: string): Writable & Submittable;
}
