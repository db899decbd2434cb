import { fail, ok, type Result } from '../kernel/index.ts';
import { transaction, type Tx } from '../platform/index.ts';
import type { App } from './contract.ts';

/** What a deposit sees: no actor, no tenant, no clock finer than the phase. */
export interface DepositCtx {
  readonly app: App;
}

/**
 * Casting (rulings, 1): no actor, no audit row, its own database login.
 * `check` does the expensive proving on one item; `store` writes many checked items in one durable transaction
 * and answers each, in order. Items that arrive while a transaction is under way share the next one.
 */
export interface Deposit<T, V> {
  readonly kind: 'deposit';
  readonly name: string;
  readonly http: `POST /${string}`;
  readonly summary: string;
  check(ctx: DepositCtx, raw: DepositInput): Promise<Result<T>>;
  /** Items of one lane share transactions: one tenant, one round. */
  lane(item: T): { readonly tenantId: string; readonly key: string };
  store(ctx: DepositCtx, tx: Tx, items: readonly T[]): Promise<readonly Result<V>[]>;
}
/** What comes through the casting door: which round, and the sealed bytes. */
export interface DepositInput {
  readonly roundId: string;
  readonly bytes: Uint8Array;
}

/** Declares a deposit. */
export const deposit = <T, V>(spec: Omit<Deposit<T, V>, 'kind'>): Deposit<T, V> => ({ kind: 'deposit', ...spec });

const BATCH = 128;
interface Waiting {
  readonly item: unknown;
  readonly answer: (result: Result<unknown>) => void;
  readonly broke: (error: unknown) => void;
}
interface Lane {
  readonly tenantId: string;
  readonly waiting: Waiting[];
  isRunning: boolean;
}
const lanes = new WeakMap<App, Map<string, Lane>>();

/** The corridor for deposits: check, then join the next shared transaction. Resolves once it is durable. */
export async function performDeposit<T, V>(app: App, useCase: Deposit<T, V>, raw: DepositInput): Promise<Result<V>> {
  const checked = await useCase.check({ app }, raw);
  if (!checked.ok) return checked;
  const { tenantId, key } = useCase.lane(checked.value);
  const lane = laneOf(app, `${useCase.name} ${tenantId} ${key}`, tenantId);
  return new Promise((resolve, reject) => {
    lane.waiting.push({
      item: checked.value,
      answer: (result) => {
        resolve(result as Result<V>);
      },
      broke: reject,
    });
    if (!lane.isRunning) void drain(app, useCase, lane);
  });
}

function laneOf(app: App, name: string, tenantId: string): Lane {
  const ofApp = lanes.get(app) ?? new Map<string, Lane>();
  lanes.set(app, ofApp);
  const lane = ofApp.get(name) ?? { tenantId, waiting: [], isRunning: false };
  ofApp.set(name, lane);
  return lane;
}

async function drain(app: App, useCase: Deposit<unknown, unknown>, lane: Lane): Promise<void> {
  lane.isRunning = true;
  while (lane.waiting.length > 0) await storeTogether(app, useCase, lane);
  lane.isRunning = false;
}

async function storeTogether(app: App, useCase: Deposit<unknown, unknown>, lane: Lane): Promise<void> {
  const batch = lane.waiting.splice(0, BATCH);
  try {
    const mode = { tenantId: lane.tenantId, readOnly: false };
    const stored = await transaction(app.stores.cast, mode, async (tx) =>
      ok(
        await useCase.store(
          { app },
          tx,
          batch.map((waiting) => waiting.item),
        ),
      ),
    );
    const answers = stored.ok ? stored.value : batch.map(() => stored);
    batch.forEach((waiting, index) => {
      waiting.answer(answers[index] ?? fail({ code: 'unavailable', reason: 'Chưa ghi được phiếu, hãy gửi lại.' }));
    });
  } catch (error) {
    // Nothing of this batch was acknowledged; every sender may send the same bytes again.
    for (const waiting of batch) waiting.broke(error);
  }
}
