import { createHash } from 'node:crypto';
import { canonicalJson } from '../../usecase/index.ts';

interface RollLine {
  readonly roll_no: number;
  readonly person_id: string;
  readonly name: string;
  readonly category: string;
}

/**
 * The posted hash of a roll (hex SHA-256): one canonical JSON line per voter, in roll order.
 * Whoever holds the list that was pinned up can compute it again.
 */
export function rollHash(roll: readonly RollLine[]): string {
  const hash = createHash('sha256').update('guong/v1/roll\n');
  for (const { roll_no, person_id, name, category } of roll) {
    hash.update(`${canonicalJson([roll_no, person_id, name, category])}\n`);
  }
  return hash.digest('hex');
}
