import { REASON_NAMES } from '@guong/core/org';
import { EmptyState, Pager, Pill, Table, useFormat, useSaid, useTold, useWords } from '../ui/index.ts';
import { withRound } from './import-address.ts';
import { IMPORT_TEXT } from './import-text.ts';
import type { ImportRow, ImportView } from './org-view.ts';
import { useRecognised } from './recognised.ts';

const PAGE = 50;
const SHOWN = ['all', 'changed', 'problems', 'duplicates', 'left_out'] as const;

interface Props {
  readonly list: ImportView;
  readonly round: string;
}
/** One page of rows, every changed cell from what stood there to what is taken. */
export function RowsTable({ list, round }: Props) {
  const t = useWords(IMPORT_TEXT);
  const format = useFormat();
  const told = useTold();
  const path = `/org/import/${list.importId}`;
  const hrefOf = (page: number) => withRound(path, round, { show: list.show, page: page.toString() });
  return (
    <>
      <nav class="actions" aria-label={t.preview}>
        {SHOWN.map((show) => (
          <a
            key={show}
            class="btn"
            href={withRound(path, round, { show })}
            aria-current={show === list.show ? 'page' : undefined}
          >
            {t.show[show]}
          </a>
        ))}
      </nav>
      {list.rows.length === 0 ? (
        <EmptyState title={t.nothingHere} />
      ) : (
        <Table
          caption={`${SHOWN.map((show) => (show === list.show ? t.show[show] : '')).join('')}: ${format.count(list.total)} ${t.rows}`}
          rows={list.rows}
          keyOf={(row) => row.rowNo.toString()}
          columns={[
            { label: t.name, cell: (row) => row.fields.name || told(row.note) || '–' },
            { label: t.row, cell: (row) => row.rowNo.toString(), isFigure: true },
            { label: t.birth, cell: (row) => format.day(row.fields.birth ?? '') || '–' },
            { label: t.postAndUnit, cell: (row) => placeOf(row) || '–' },
            { label: t.remarks, cell: (row) => <Remarks row={row} /> },
            { label: t.category, cell: (row) => row.fields.category || '–' },
          ]}
        />
      )}
      {list.total > PAGE && (
        <Pager page={list.page} perPage={PAGE} shown={list.rows.length} total={list.total} hrefOf={hrefOf} />
      )}
    </>
  );
}

const placeOf = ({ fields }: ImportRow): string =>
  [fields.post, fields.unit, fields.cell].filter((fact) => fact !== undefined && fact !== '').join(', ');

function Remarks({ row }: { readonly row: ImportRow }) {
  const t = useWords(IMPORT_TEXT);
  const [said, told, recognised] = [useSaid(), useTold(), useRecognised()];
  const same = row.candidates.find(({ answer }) => answer === row.answer);
  const isQuiet = row.changes.length + row.problems.length === 0 && same === undefined && row.answer === '';
  if (isQuiet) return <>–</>;
  return (
    <ul>
      {row.answer === 'leave_out' && (
        <li>
          <Pill tone="warn">{t.leaveOut}</Pill>
        </li>
      )}
      {same && <li>{t.sameAs(recognised(same.facts))}</li>}
      {row.changes.map(({ ref, from, to, reasons }) => (
        <li key={ref}>
          {ref}: <del>{from}</del> → <ins>{to}</ins>{' '}
          <small>{reasons.map((reason) => said(nameOfReason(reason))).join(', ')}</small>
        </li>
      ))}
      {row.problems
        .map(({ message, isBlocking }) => ({ message: told(message), isBlocking }))
        .map(({ message, isBlocking }) => (
          <li key={message}>{isBlocking ? <b>{message}</b> : message}</li>
        ))}
    </ul>
  );
}

const nameOfReason = (reason: string): string =>
  new Map<string, string>(Object.entries(REASON_NAMES)).get(reason) ?? reason;
