import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { StackedBar, Table, useFormat, useWords } from '../../ui/index.ts';
import { TONES } from './result-page.tsx';
import { RESULT_TEXT } from './result-text.ts';

type Published = z.output<typeof ballot.publication.output>;
type Item = Published['subjects'][number]['items'][number];
type OfSubject = Published['publication']['subjects'][number];
type PublicTable = OfSubject['items'][number]['table'];
type ExactTable = Extract<PublicTable, { form: 'exact' }>;

interface Props {
  readonly items: readonly Item[];
  /** What the disclosure guard let through; nothing where it withheld the whole. */
  readonly published: OfSubject | undefined;
}
interface Row {
  readonly item: Item;
  readonly table: PublicTable | undefined;
}

/**
 * The figures of one person. Where the guard shows every count, a chart that is its own table, and behind it each
 * fraction with its percentage; where it shows less, words alone: a bar with holes in it would mislead.
 */
export function PublishedFigures({ items, published }: Props) {
  const t = useWords(RESULT_TEXT);
  const rows = items.map((item) => ({ item, table: published?.items.find(({ id }) => id === item.id)?.table }));
  const exact = comparable(rows);
  if (!exact) return <InWords rows={rows} />;
  return (
    <>
      <Chart rows={exact} />
      <details>
        <summary>{t.shares}</summary>
        <InWords rows={rows} />
      </details>
    </>
  );
}

interface ExactRow extends Row {
  readonly table: ExactTable;
}
const isExact = (row: Row): row is ExactRow => row.table?.form === 'exact';

/** Rows that can stand in one chart: all exact, on one base, with the same levels; else nothing. */
function comparable(rows: readonly Row[]): readonly ExactRow[] | undefined {
  const exact = rows.filter(isExact);
  const [first] = exact;
  if (!first || exact.length < rows.length) return undefined;
  const levels = first.item.levels.join('|');
  const isAlike = exact.every(({ item, table }) => item.levels.join('|') === levels && table.base === first.table.base);
  return isAlike ? exact : undefined;
}

function Chart({ rows }: { readonly rows: readonly ExactRow[] }) {
  const t = useWords(RESULT_TEXT);
  const format = useFormat();
  const labels = rows[0]?.item.levels ?? [];
  const levels = labels.map((label, at) => ({ label, tone: TONES[labels.length]?.[at] ?? ('none' as const) }));
  return (
    <StackedBar
      caption={t.ofBase(format.count(rows[0]?.table.base ?? 0))}
      rowHeading={t.item}
      levels={[...levels, { label: t.blank, tone: 'none' }]}
      rows={rows.map(({ item, table }) => ({
        label: item.text,
        counts: [...table.cells.map(({ count }) => count), table.blank.count],
      }))}
    />
  );
}

function InWords({ rows }: { readonly rows: readonly Row[] }) {
  const t = useWords(RESULT_TEXT);
  return (
    <Table
      caption={t.published}
      isCaptionHidden
      rows={rows}
      keyOf={({ item }) => item.id}
      columns={[
        { label: t.item, cell: ({ item }) => item.text },
        { label: t.published, cell: ({ item, table }) => <Cells levels={item.levels} table={table} /> },
      ]}
    />
  );
}

function Cells({ levels, table }: { readonly levels: readonly string[]; readonly table: PublicTable | undefined }) {
  const t = useWords(RESULT_TEXT);
  const format = useFormat();
  if (!table || table.form === 'withheld') return <span class="muted">{t.withheld}</span>;
  if (table.form === 'two_thirds') return <span>{t.twoThirds(table.isReached)}</span>;
  const labels = table.form === 'exact' ? levels : [t.bandsUp, t.bandsDown];
  const share = (cell: { readonly count: number; readonly tenths: number }): string => {
    const percent =
      table.decimals === 0 ? Math.round(cell.tenths / 10).toString() : (cell.tenths / 10).toFixed(1).replace('.', ',');
    return `${format.count(cell.count)}/${format.count(table.base)} (${percent} %)`;
  };
  const parts = table.cells.map((cell, at) => `${labels[at] ?? ''} ${share(cell)}`);
  return <span>{[...parts, `${t.blank} ${share(table.blank)}`].join(' · ')}</span>;
}
