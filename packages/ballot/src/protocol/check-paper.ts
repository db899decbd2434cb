import type { Bundle } from './bundle.ts';
import { parseLines, readCounts } from './bundle.ts';
import type { Finding } from './check-findings.ts';
import { failed, finding, notRun, passed } from './check-findings.ts';
import type { Engine } from './engine.ts';
import type { Round } from './manifest.ts';
import type { PaperCount } from './paper.ts';
import { countPaper, paperBatchShape } from './paper.ts';

/** The finding on paper, and what the batches count; null when there are none, or none that can be believed. */
export interface PaperChecked {
  readonly finding: Finding;
  readonly count: PaperCount | null;
}

function withoutPaper(bundle: Bundle): Finding {
  const counts = readCounts(bundle);
  const isNamed = bundle.paper !== null || (counts.ok && counts.value.paper !== null);
  return isNamed ? failed('V18', 'paper, which the round does not use') : passed('V18', 'the round uses no paper');
}

/** V18: each batch of paper was read in twice alike and signed by the two who did it; together they are the counts. */
export function checkPaper(engine: Engine, round: Round, bundle: Bundle): PaperChecked {
  if (!round.manifest.channels.includes('paper')) return { finding: withoutPaper(bundle), count: null };
  const lines = bundle.paper;
  if (lines === null) return { finding: missingPaper(bundle), count: null };
  const batches = parseLines(lines, paperBatchShape);
  if (batches === null) return { finding: failed('V18', 'paper.jsonl: not lines of batches'), count: null };
  const count = countPaper(engine, round, batches);
  if (!count.ok) return { finding: failed('V18', count.detail), count: null };
  return { finding: checkTold(bundle, count.value), count: count.value };
}

function missingPaper(bundle: Bundle): Finding {
  return bundle.audit === null ? notRun('V18', "needs the auditors' bundle") : failed('V18', 'paper.jsonl is missing');
}

function checkTold(bundle: Bundle, { collected }: PaperCount): Finding {
  const counts = readCounts(bundle);
  const isTold = counts.ok && counts.value.paper?.collected === collected;
  return finding('V18', isTold ? null : `the batches hold ${String(collected)} sheets, the counts say otherwise`);
}
