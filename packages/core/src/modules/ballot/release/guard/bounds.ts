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

/** Bounds of the cells of one item, and the cheaper question whether a cell is told to within a width. */
export interface Knowledge {
  bounds(row: number, cell: number): Bounds;
  /** Whether `most - least` is at most `width`. */
  isNarrow(row: number, cell: number, width: number): boolean;
}

/**
 * Exact bounds of every cell of every row. Rows and columns with their blocks form two nested families, so the integer
 * solutions are the integer flows of a network (transportation problem): how far a cell can move away from the truth
 * is a maximum flow in the residual network. No bound is missed, as it could be by interval propagation.
 */
export function knowledgeOf(holdings: Holdings): Knowledge {
  const network = networkOf(holdings);
  const slack = (place: Place, isUp: boolean, enough: number): number => {
    const arc = network.cells[place.row]?.[place.cell];
    if (arc === undefined) throw new Error('no such cell');
    const ends = [network.from[arc] ?? 0, network.to[arc] ?? 0] as const;
    const [source, sink] = isUp ? [ends[1], ends[0]] : ends;
    return mostFlow(network, { source, sink, without: arc, enough });
  };
  const less = (place: Place, enough: number): number =>
    Math.min(valueAt(holdings.rows[place.row], place.cell), slack(place, false, enough));
  return {
    bounds(row, cell) {
      const truth = valueAt(holdings.rows[row], cell);
      const place = { row, cell };
      return { least: truth - less(place, Infinity), most: truth + slack(place, true, Infinity) };
    },
    isNarrow(row, cell, width) {
      const more = slack({ row, cell }, true, width + 1);
      return more <= width && more + less({ row, cell }, width + 1) <= width;
    },
  };
}

interface Place {
  readonly row: number;
  readonly cell: number;
}

const valueAt = (row: Row | undefined, cell: number): number =>
  row === undefined ? 0 : (cellsOf(row.counts)[cell] ?? 0);

/** Arcs by number: where they lead, and how much more (`up`) or less (`down`) may flow there. */
interface Network {
  readonly from: number[];
  readonly to: number[];
  readonly up: number[];
  readonly down: number[];
  /** Arcs that touch a node. */
  readonly touching: number[][];
  /** The arc of a cell: `cells[row][cell]`. */
  readonly cells: number[][];
}

interface Room {
  readonly up: number;
  readonly down: number;
}
function addArc(network: Network, ends: readonly [number, number], { up, down }: Room): number {
  const [from, to] = ends;
  const arc = network.from.push(from) - 1;
  network.to.push(to);
  network.up.push(up);
  network.down.push(down);
  (network.touching[from] ??= []).push(arc);
  (network.touching[to] ??= []).push(arc);
  return arc;
}

/** Node 0 closes the circle; then blocks of the whole, columns, and for each row its node and its blocks. */
function networkOf({ rows, total }: Holdings): Network {
  const levels = total.counts.levels.length;
  const network: Network = { from: [], to: [], up: [], down: [], touching: [], cells: [] };
  const blocks = blocksOf(total.form, levels);
  const columnNode = (cell: number): number => 1 + blocks.length + cell;
  for (const [block, cells] of blocks.entries()) {
    addArc(network, [1 + block, 0], roomOf(total, block));
    for (const cell of cells)
      addArc(network, [columnNode(cell), 1 + block], { up: Infinity, down: valueAt(total, cell) });
  }
  let node = columnNode(levels) + 1;
  for (const row of rows) {
    network.cells.push(addRow(network, { row, node, columnNode }));
    node += 1 + blocksOf(row.form, levels).length;
  }
  return network;
}

interface NewRow {
  readonly row: Row;
  /** The row's own node; its blocks follow. */
  readonly node: number;
  readonly columnNode: (cell: number) => number;
}
/** The arcs of a row's cells, by cell. */
function addRow(network: Network, { row, node, columnNode }: NewRow): number[] {
  const arcs: number[] = [];
  for (const [block, cells] of blocksOf(row.form, row.counts.levels.length).entries()) {
    const blockNode = node + 1 + block;
    addArc(network, [node, blockNode], roomOf(row, block));
    for (const cell of cells) {
      arcs[cell] = addArc(network, [blockNode, columnNode(cell)], { up: Infinity, down: valueAt(row, cell) });
    }
  }
  return arcs;
}

/** How far the sum of a block may move without contradicting what its form says. */
function roomOf(row: Row, block: number): Room {
  const value = blockSums(row.form, row.counts)[block] ?? 0;
  if (row.form === 'exact' || row.form === 'bands') return { up: 0, down: 0 };
  if (row.form === 'withheld' || block > 0) return { up: Infinity, down: value };
  const needed = twoThirdsOf(row.counts.base);
  return isTwoThirds(row.counts) ? { up: Infinity, down: value - needed } : { up: needed - 1 - value, down: value };
}

interface Question {
  readonly source: number;
  readonly sink: number;
  /** The arc of the cell itself. */
  readonly without: number;
  /** More than this need not be known. */
  readonly enough: number;
}

/** Ford and Fulkerson with shortest paths; the numbers are ballots, so it ends. */
function mostFlow(network: Network, { source, sink, without, enough }: Question): number {
  const [up, down] = [[...network.up], [...network.down]];
  up[without] = 0;
  down[without] = 0;
  const rest = { ...network, up, down };
  let flow = 0;
  while (flow < enough) {
    const path = shortestPath(rest, source, sink);
    if (!path) return flow;
    const amount = Math.min(...path.map((step) => left(rest, step)));
    if (amount === Infinity) return Infinity;
    for (const step of path) send(rest, step, amount);
    flow += amount;
  }
  return flow;
}

interface Step {
  readonly arc: number;
  readonly isForward: boolean;
}
const left = ({ up, down }: Network, { arc, isForward }: Step): number => (isForward ? up[arc] : down[arc]) ?? 0;

function send({ up, down }: Network, { arc, isForward }: Step, amount: number): void {
  const change = isForward ? amount : -amount;
  up[arc] = (up[arc] ?? 0) - change;
  down[arc] = (down[arc] ?? 0) + change;
}

function shortestPath(network: Network, source: number, sink: number): Step[] | undefined {
  const cameBy: (Step | undefined)[] = [];
  const seen = new Set([source]);
  const queue = [source];
  const visit = (step: Step): void => {
    const node = headOf(network, step);
    if (left(network, step) <= 0 || seen.has(node)) return;
    queue.push(node);
    seen.add(node);
    cameBy[node] = step;
  };
  for (const node of queue) {
    if (node === sink) return pathTo(network, cameBy, [source, sink]);
    for (const arc of network.touching[node] ?? []) visit({ arc, isForward: network.from[arc] === node });
  }
  return undefined;
}

const headOf = ({ from, to }: Network, { arc, isForward }: Step): number => (isForward ? to[arc] : from[arc]) ?? 0;
const tailOf = (network: Network, { arc, isForward }: Step): number => headOf(network, { arc, isForward: !isForward });

function pathTo(network: Network, cameBy: readonly (Step | undefined)[], ends: readonly [number, number]): Step[] {
  const [source, sink] = ends;
  const path: Step[] = [];
  for (let node = sink; node !== source;) {
    const step = cameBy[node];
    if (!step) throw new Error('a path that leads from nowhere');
    path.push(step);
    node = tailOf(network, step);
  }
  return path;
}
