import type { Format } from '../text/index.ts';
import {
  Card,
  EmptyState,
  Item,
  ItemList,
  LinkButton,
  Page,
  Pill,
  PrintLink,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { BOX, drawChain, type ChainDrawing, type ChainEdge, type ChainNode } from './chain-layout.ts';
import { useCrumbs } from './coverage-page.tsx';
import type { ChainView } from './directive-view.ts';
import { TEXT } from './text.ts';

/** More than this is no drawing any more, only the list. */
const MOST_DRAWN = 120;

interface ChainProps {
  readonly documentId: string;
  readonly chain: ChainView;
}

/** The chain of a document up and down: a drawing on a desk, and the same as a list, which is all a phone shows. */
export function ChainPage({ documentId, chain }: ChainProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const here = chain.documents.find((one) => one.documentId === documentId);
  const symbol = here?.symbol ?? '';
  const drawing = drawChain(chain);
  const isAlone = drawing.nodes.length < 2;
  return (
    <Page
      sheet="directive.css"
      title={t.chainTitle(symbol)}
      crumbs={[...useCrumbs(), { href: `/directives/${documentId}`, label: symbol }]}
      {...(chain.endToEndDays !== null && { lead: t.chainLead(format.count(chain.endToEndDays)) })}
      actions={
        <>
          <PrintLink />
          <LinkButton href={`/documents/${documentId}`}>{t.register}</LinkButton>
        </>
      }
    >
      {isAlone && <EmptyState title={t.chainAlone}>{t.noDirectivesHint}</EmptyState>}
      {!isAlone && drawing.nodes.length <= MOST_DRAWN && <Drawing drawing={drawing} hereId={documentId} />}
      {!isAlone && <ChainList drawing={drawing} hereId={documentId} />}
    </Page>
  );
}

function Drawing({ drawing, hereId }: { readonly drawing: ChainDrawing; readonly hereId: string }) {
  const t = useWords(TEXT);
  const { nodes, edges, width, height } = drawing;
  return (
    <div class="card chain desk-only" role="region" aria-label={t.chainDrawing}>
      <svg width={width} height={height} viewBox={`0 0 ${width.toString()} ${height.toString()}`} role="group">
        <title>{t.chainDrawing}</title>
        {edges.map((edge) => (
          <Edge key={`${edge.from.key} ${edge.to.key}`} edge={edge} />
        ))}
        {nodes.map((node) => (
          <Node key={node.key} node={node} isHere={node.documentId === hereId && !node.isEvent} />
        ))}
      </svg>
    </div>
  );
}

function Edge({ edge: { from, to, lagDays } }: { readonly edge: ChainEdge }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x, to.y + BOX.height / 2];
  const half = (x1 + x2) / 2;
  const line = `M${x1.toString()} ${y1.toString()}C${half.toString()} ${y1.toString()} ${half.toString()} ${y2.toString()} ${x2.toString()} ${y2.toString()}`;
  return (
    <g>
      <path d={line} />
      <text x={half} y={(y1 + y2) / 2 + 4} text-anchor="middle" class="lag">
        {lagDays === 0 ? t.sameDay : t.days(format.count(lagDays))}
      </text>
    </g>
  );
}

const LONGEST = 21;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

function Node({ node, isHere }: { readonly node: ChainNode; readonly isHere: boolean }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { x, y, name, isEvent, documentId } = node;
  const by = byOf(node, t.byUnits, format);
  const look = [isEvent && 'event', isHere && 'here'].filter(Boolean).join(' ');
  return (
    <a href={isEvent ? `/directives/${documentId}` : `/directives/${documentId}/chain`} class={look || undefined}>
      <title>{`${name}, ${daysOf(node, format)}, ${by}`}</title>
      <rect x={x} y={y} width={BOX.width} height={BOX.height} rx={isEvent ? BOX.height / 2 : 8} />
      <text x={x + 14} y={y + 18} class="strong">
        {cut(name)}
      </text>
      <text x={x + 14} y={y + 34}>
        {daysOf(node, format)}
      </text>
      <text x={x + 14} y={y + 50}>
        {cut(by)}
      </text>
    </a>
  );
}

const daysOf = ({ from, on }: ChainNode, format: Format): string =>
  from === on ? format.day(on) : `${format.day(from)} – ${format.day(on)}`;

const byOf = ({ by }: ChainNode, units: (count: string) => string, format: Format): string =>
  typeof by === 'number' ? units(format.count(by)) : by;

function ChainList({ drawing: { nodes, edges }, hereId }: { readonly drawing: ChainDrawing; readonly hereId: string }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const lag = (days: number): string => (days === 0 ? t.sameDay : t.lag(format.count(days)));
  const inTime = [...nodes].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.x - b.x));
  return (
    <Card title={t.chain}>
      <ItemList>
        {inTime.map((node) => {
          const above = edges.filter(({ to }) => to.key === node.key);
          const lags = above.map(({ from, lagDays }) => `${from.name} ${lag(lagDays)}`);
          const facts = [daysOf(node, format), byOf(node, t.byUnits, format), ...lags].join(' · ');
          return (
            <Item
              key={node.key}
              title={
                node.isEvent ? (
                  <a href={`/directives/${node.documentId}`}>{node.name}</a>
                ) : (
                  <a href={`/documents/${node.documentId}`}>{node.name}</a>
                )
              }
              facts={facts}
              action={node.documentId === hereId && !node.isEvent && <Pill tone="info">{t.here}</Pill>}
            />
          );
        })}
      </ItemList>
    </Card>
  );
}
