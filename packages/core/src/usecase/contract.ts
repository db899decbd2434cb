import { z } from 'zod';
import type { Permit, Result } from '../kernel/index.ts';
import type { FileStore, Jobs, Log, Metrics, Secrets, Settings, StoreName, Stores, Tx } from '../platform/index.ts';
import type { Actor } from './actor.ts';

z.config(z.locales.vi());

/** What the corridor needs from outside. One per process; tests build their own. */
export interface App {
  readonly stores: Stores;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly secrets: Secrets;
  readonly settings: Settings;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: () => Date;
  /** Tests pass one that throws, to show that a crash at any point leaves nothing half-written. */
  readonly failpoint?: (point: Failpoint) => void | Promise<void>;
}
/** Where in the corridor a crash can be planted. */
export type Failpoint = 'parsed' | 'begun' | 'ran' | 'audited' | 'committed';

/** What a use case gets: one transaction, one tenant, one instant. It never sees a pool. */
export interface Ctx {
  readonly actor: Actor;
  readonly tenantId: string;
  readonly now: Date;
  readonly tx: Tx;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly secrets: Secrets;
  readonly settings: Settings;
}

/** A view answers with what it found and the permit that let it look. */
export interface Seen<N extends string, V> {
  readonly value: V;
  readonly permit: Permit<N>;
}

/** What goes into the audit chain: names and numbers of the trade, never ballot content, never a secret. */
export interface AuditEvent {
  /** Past tense of the command: `ballot.roll_frozen`. */
  readonly type: string;
  /** The id of the object. */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A command must also say what goes into the audit chain. Leave it out and it does not compile. */
export interface Done<N extends string, V> extends Seen<N, V> {
  readonly event: AuditEvent;
}

interface Shape<N extends string, I extends z.ZodType, O extends z.ZodType> {
  /** `module.verb`; the permit of the policy bears the same name. */
  readonly name: N;
  /** Method and path of the REST door, or `none` for use cases that only jobs and the command line reach. */
  readonly http: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}` | 'none';
  /** One Vietnamese sentence: what it does; shown in the reference of the API. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** The database login it runs under; `app` unless said otherwise. No login reaches both roll and box. */
  readonly store?: StoreName;
}
/** Reads. Runs in a read-only transaction. */
export interface View<N extends string, I extends z.ZodType, O extends z.ZodType> extends Shape<N, I, O> {
  readonly kind: 'view';
  run(ctx: Ctx, input: z.output<I>): Promise<Result<Seen<N, z.input<O>>>>;
}
/** Writes, and leaves exactly one row in the audit chain. */
export interface Command<N extends string, I extends z.ZodType, O extends z.ZodType> extends Shape<N, I, O> {
  readonly kind: 'command';
  /** The answer holds something shown once (a code, a token): an idempotent replay then refuses instead of repeating it. */
  readonly answersSecret?: true;
  /** The reason it asks for speaks of what a voter wrote: it stands beside that, goes when that goes, and is not chained. */
  readonly reasonStaysOut?: true;
  run(ctx: Ctx, input: z.output<I>): Promise<Result<Done<N, z.input<O>>>>;
}
/** Hands out a credential. No audit row per person: the roll row is the evidence (rulings, 1). */
export interface Issue<N extends string, I extends z.ZodType, O extends z.ZodType> extends Shape<N, I, O> {
  readonly kind: 'issue';
  run(ctx: Ctx, input: z.output<I>): Promise<Result<Seen<N, z.input<O>>>>;
}

/** Any use case of the three kinds, for lists of them (API, matrix tests). */
export type AnyUseCase =
  View<string, z.ZodType, z.ZodType> | Command<string, z.ZodType, z.ZodType> | Issue<string, z.ZodType, z.ZodType>;

type Spec<U> = Omit<U, 'kind'>;

/** Declares a read. Throws at start-up if its input would let unknown fields through. */
export function view<const N extends string, I extends z.ZodType, O extends z.ZodType>(
  spec: Spec<View<N, I, O>>,
): View<N, I, O> {
  return { kind: 'view', ...refusingUnknownFields(spec) };
}
/** Declares a write. Throws at start-up if its input would let unknown fields through. */
export function command<const N extends string, I extends z.ZodType, O extends z.ZodType>(
  spec: Spec<Command<N, I, O>>,
): Command<N, I, O> {
  return { kind: 'command', ...refusingUnknownFields(spec) };
}
/** Declares the handing-out of a credential. */
export function issue<const N extends string, I extends z.ZodType, O extends z.ZodType>(
  spec: Spec<Issue<N, I, O>>,
): Issue<N, I, O> {
  return { kind: 'issue', ...refusingUnknownFields(spec) };
}

function refusingUnknownFields<S extends { name: string; input: z.ZodType }>(spec: S): S {
  const parts = spec.input instanceof z.ZodDiscriminatedUnion ? spec.input.options : [spec.input];
  for (const part of parts) {
    const strict = part instanceof z.ZodObject && part.def.catchall instanceof z.ZodNever;
    if (!strict) throw new Error(`${spec.name}: the input must be a z.strictObject`);
  }
  return spec;
}
