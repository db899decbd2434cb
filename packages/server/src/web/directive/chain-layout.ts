import type { ChainView } from './directive-view.ts';

/** Something in the drawing: a document, or what units did on a day. */
export interface ChainNode {
  readonly key: string;
  readonly documentId: string;
  readonly isEvent: boolean;
  /** The symbol, or the task. */
  readonly name: string;
  readonly on: string;
  /** The first day, where an event took several. */
  readonly from: string;
  /** Who issued it; of an event, how many units did it. */
  readonly by: string | number;
  readonly x: number;
  readonly y: number;
}
/** From one node to a lower one, so many days later. */
export interface ChainEdge {
  readonly from: ChainNode;
  readonly to: ChainNode;
  readonly lagDays: number;
}
/** Nodes and edges with their places, in pixels. */
export interface ChainDrawing {
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
  readonly width: number;
  readonly height: number;
}

/** Width and height of a node, and the room after it in each direction. */
export const BOX = { width: 188, height: 58, across: 82, down: 14 } as const;

type Placeless = Omit<ChainNode, 'x' | 'y'>;
interface Line {
  readonly above: string;
  readonly below: string;
  readonly lagDays: number;
}

/** Lays a chain out from left (above) to right (below): as many columns as the longest way has steps. */
export function drawChain({ documents, links, events }: ChainView): ChainDrawing {
  const nodes: Placeless[] = [
    ...documents.map((one) => ({
      key: one.documentId,
      documentId: one.documentId,
      isEvent: false,
      name: one.symbol,
      on: one.issuedOn,
      from: one.issuedOn,
      by: one.issuerName,
    })),
    ...events.map((one) => ({
      key: eventKey(one),
      documentId: one.documentId,
      isEvent: true,
      name: one.task,
      on: one.doneOn,
      from: one.firstOn,
      by: one.units,
    })),
  ];
  const lines: Line[] = [
    ...links.map(({ fromId, toId, lagDays }) => ({ above: toId, below: fromId, lagDays })),
    ...events.map((one) => ({ above: one.documentId, below: eventKey(one), lagDays: one.lagDays })),
  ];
  return placed(nodes, lines);
}

const eventKey = (one: ChainView['events'][number]): string => `${one.documentId} ${one.task}`;

function placed(nodes: readonly Placeless[], lines: readonly Line[]): ChainDrawing {
  const columnOf = columnsOf(nodes, lines);
  const columns: Placeless[][] = [];
  for (const node of nodes) (columns[columnOf.get(node.key) ?? 0] ??= []).push(node);
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const step = BOX.height + BOX.down;
  const shown = new Map<string, ChainNode>();
  columns.forEach((column, across) => {
    column.forEach((node, down) => {
      const y = ((tallest - column.length) / 2 + down) * step + 1;
      shown.set(node.key, { ...node, x: across * (BOX.width + BOX.across) + 1, y });
    });
  });
  const edges = lines.flatMap(({ above, below, lagDays }) => {
    const [from, to] = [shown.get(above), shown.get(below)];
    return from && to ? [{ from, to, lagDays }] : [];
  });
  const width = Math.max(1, columns.length) * (BOX.width + BOX.across) - BOX.across + 2;
  return { nodes: [...shown.values()], edges, width, height: tallest * step - BOX.down + 2 };
}

/** The column of a node is the longest way down to it; no circle can exist among documents that carry out one another. */
function columnsOf(nodes: readonly Placeless[], lines: readonly Line[]): ReadonlyMap<string, number> {
  const column = new Map(nodes.map(({ key }) => [key, 0]));
  for (let turn = 0; turn < nodes.length; turn += 1) {
    const moved = lines.filter(({ above, below }) => (column.get(below) ?? 0) <= (column.get(above) ?? 0));
    if (moved.length === 0) break;
    for (const { above, below } of moved) column.set(below, (column.get(above) ?? 0) + 1);
  }
  return column;
}
