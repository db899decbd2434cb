import type { z } from 'zod';
import { perform, type Actor, type AnyUseCase } from '../../usecase/index.ts';
import type { RoundHouse } from '../played-round.ts';
import { valueOf } from '../value-of.ts';

/** Counts what was compared, and keeps in words what did not come out. */
export class Proof {
  /** Figures that were compared with another count of the same. */
  figures = 0;
  /** Equations that were worked out again. */
  equations = 0;
  /** Checks of bundles that passed. */
  checks = 0;
  /** Rows behind figures that were read, one by one. */
  rows = 0;
  /** What did not come out. */
  readonly broken: string[] = [];

  /** Compares a figure with every other count of it. */
  same(what: string, figure: number, ...others: readonly number[]): void {
    this.figures += 1;
    if (others.every((other) => other === figure)) return;
    this.broken.push(`${what}: ${[figure, ...others].map(String).join(' / ')}`);
  }

  /** Compares everything else by how it is written. */
  alike(what: string, one: unknown, other: unknown): void {
    this.figures += 1;
    if (JSON.stringify(one) !== JSON.stringify(other)) this.broken.push(`${what} differs`);
  }
}

/** Who reads, and what is proved by it. */
export interface Reading {
  readonly house: Pick<RoundHouse, 'app' | 'tenantId' | 'office' | 'actorWith'>;
  readonly proof: Proof;
}

/** Asks a view as the office, or as somebody else; a refusal fails. */
export async function asked<U extends AnyUseCase>(
  { house }: Reading,
  useCase: U,
  { as = house.office, ...input }: { readonly as?: Actor } & Readonly<Record<string, unknown>>,
): Promise<z.output<U['output']>> {
  return valueOf(await perform(house.app, as, useCase, input)) as z.output<U['output']>;
}
