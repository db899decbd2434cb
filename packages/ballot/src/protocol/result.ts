/** A refusal is a value: `code` is stable and for programs, `detail` says in plain English where it went wrong. */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly detail: string;
}

/** What every function that can refuse gives back. */
export type Result<T, Code extends string = string> = { readonly ok: true; readonly value: T } | Refusal<Code>;

/** Wraps a value that was accepted. */
export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Makes a refusal. */
export function refuse<Code extends string>(code: Code, detail: string): Refusal<Code> {
  return { ok: false, code, detail };
}
