import { blocksOf, blockSums, cellsOf, isTwoThirds, twoThirdsOf, type Counts } from './forms.ts';
import type { Form } from './publication.ts';

/** A set of ballots with the form in which its table is public; the whole is the sum of the rows. */
export interface Row {
  readonly counts: Counts;
  readonly form: Form;
}
/** What an adversary holds about one item: how many ballots each row has, and the public tables. */
export interface Holdings {
  readonly rows: readonly Row[];
  readonly total: Row;
}
/** Smallest and largest value of a cell that agree with everything public. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

interface Arc {
  readonly from: number;
  readonly to: number;
  /** How much more, and how much less, may flow here. */
  up: number;
  down: number;
}
interface Network {
  readonly arcs: readonly Arc[];
  /** The arc of a cell: `cell[row][level]`. */
  readonly cells: readonly (readonly Arc[])[];
}

/**
 * Exact bounds of every cell of every row. Rows and columns with their blocks form two nested families, so the integer
 * solutions are the integer flows of a network (transportation problem): how far a cell can move away from the truth
 * is a maximum flow in the residual network. No bound is missed, as it could be by interval propagation.
 */
export function cellBounds(holdings: Holdings, row: number, cell: number): Bounds {
  const truth = valueAt(holdings.rows[row], cell);
  const more = slack(holdings, { row, cell, isUp: true });
  const less = slack(holdings, { row, cell, isUp: false });
  return { least: truth - Math.min(less, truth), most: truth + more };
}

interface Target {
  readonly row: number;
  readonly cell: number;
  readonly isUp: boolean;
}
function slack(holdings: Holdings, { row, cell, isUp }: Target): number {
  const network = networkOf(holdings);
  const arc = network.cells[row]?.[cell];
  if (!arc) throw new Error('no such cell');
  const rest = network.arcs.filter((other) => other !== arc);
  return isUp ? mostFlow(rest, arc.to, arc.from) : mostFlow(rest, arc.from, arc.to);
}

const valueAt = (row: Row | undefined, cell: number): number =>
  row === undefined ? 0 : (cellsOf(row.counts)[cell] ?? 0);

function networkOf({ rows, total }: Holdings): Network {
  const levels = total.counts.levels.length;
  const columns = blocksOf(total.form, levels);
  let nodes = 1 + columns.length + levels + 1;
  const blockNode = (block: number): number => 1 + block;
  const columnNode = (cell: number): number => 1 + columns.length + cell;
  const arcs: Arc[] = columns.map((_, block) => ({ from: blockNode(block), to: 0, ...room(total, block) }));
  for (const [block, cells] of columns.entries()) {
    for (const cell of cells) {
      const value = valueAt(total, cell);
      arcs.push({ from: columnNode(cell), to: blockNode(block), up: Infinity, down: value });
    }
  }
  const cellArcs = rows.map((row) => {
    const own: Arc[] = [];
    const rowNode = nodes++;
    for (const [block, cells] of blocksOf(row.form, levels).entries()) {
      const node = nodes++;
      arcs.push({ from: rowNode, to: node, ...room(row, block) });
      for (const cell of cells) {
        own[cell] = { from: node, to: columnNode(cell), up: Infinity, down: valueAt(row, cell) };
      }
    }
    arcs.push(...own);
    return own;
  });
  return { arcs, cells: cellArcs };
}

/** How far the sum of a block may move without contradicting what its form says. */
function room(row: Row, block: number): { up: number; down: number } {
  const value = blockSums(row.form, row.counts)[block] ?? 0;
  if (row.form === 'exact' || row.form === 'bands') return { up: 0, down: 0 };
  if (row.form === 'withheld' || block > 0) return { up: Infinity, down: value };
  const needed = twoThirdsOf(row.counts.base);
  return isTwoThirds(row.counts) ? { up: Infinity, down: value - needed } : { up: needed - 1 - value, down: value };
}

/** Ford and Fulkerson with shortest paths; the numbers are ballots, so it ends. */
function mostFlow(network: readonly Arc[], source: number, sink: number): number {
  const leaving = stepsFrom(network.map((arc) => ({ ...arc })));
  let flow = 0;
  for (;;) {
    const path = shortestPath(leaving, source, sink);
    if (!path) return flow;
    const amount = Math.min(...path.map(left));
    if (amount === Infinity) return Infinity;
    for (const step of path) send(step, amount);
    flow += amount;
  }
}

interface Step {
  readonly arc: Arc;
  readonly isForward: boolean;
}
const left = ({ arc, isForward }: Step): number => (isForward ? arc.up : arc.down);

function send({ arc, isForward }: Step, amount: number): void {
  const change = isForward ? amount : -amount;
  arc.up -= change;
  arc.down += change;
}

function stepsFrom(arcs: readonly Arc[]): Map<number, Step[]> {
  const leaving = new Map<number, Step[]>();
  for (const arc of arcs) {
    push(leaving, arc.from, { arc, isForward: true });
    push(leaving, arc.to, { arc, isForward: false });
  }
  return leaving;
}
const push = (map: Map<number, Step[]>, key: number, step: Step): void => {
  const steps = map.get(key);
  if (steps) steps.push(step);
  else map.set(key, [step]);
};

function shortestPath(leaving: ReadonlyMap<number, readonly Step[]>, source: number, sink: number): Step[] | undefined {
  const cameBy = new Map<number, Step | undefined>([[source, undefined]]);
  const queue = [source];
  for (const node of queue) {
    if (node === sink) return pathTo(cameBy, sink);
    const open = (leaving.get(node) ?? []).filter((step) => left(step) > 0);
    const fresh = open.map((step) => [headOf(step), step] as const).filter(([next]) => !cameBy.has(next));
    for (const [next, step] of fresh) cameBy.set(next, step);
    queue.push(...new Set(fresh.map(([next]) => next)));
  }
  return undefined;
}

const headOf = ({ arc, isForward }: Step): number => (isForward ? arc.to : arc.from);

function pathTo(cameBy: ReadonlyMap<number, Step | undefined>, sink: number): Step[] {
  const path: Step[] = [];
  let step = cameBy.get(sink);
  while (step) {
    path.unshift(step);
    step = cameBy.get(step.isForward ? step.arc.from : step.arc.to);
  }
  return path;
}
