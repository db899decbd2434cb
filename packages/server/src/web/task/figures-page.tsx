import {
  Button,
  DateField,
  EmptyState,
  Numbers,
  Page,
  PrintLink,
  SearchForm,
  Table,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { hrefOf } from './asked.ts';
import type { FiguresView } from './task-view.ts';
import { TEXT } from './text.ts';
import { ViewLinks } from './view-links.tsx';

const COUNTED = ['on_time', 'late', 'overdue', 'awaiting', 'running'] as const;

interface FiguresProps {
  readonly figures: FiguresView;
  readonly from: string;
  readonly to: string;
}

/** Tasks on time, late and overdue by unit; each number opens exactly the rows it counts. */
export function FiguresPage({ figures: { units, all }, from, to }: FiguresProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const href = (unit: string, standing: string) => hrefOf({ unit, standing, from, to, counted: '1' });
  const link = (count: number, unit: string, standing: string) =>
    count === 0 ? '0' : <a href={href(unit, standing)}>{format.count(count)}</a>;
  return (
    <Page
      sheet="task.css"
      title={t.figures}
      lead={t.figuresLead}
      crumbs={[{ href: '/tasks', label: t.tasks }]}
      actions={<PrintLink />}
    >
      <ViewLinks here="figures" />
      <SearchForm action="/tasks/figures">
        <DateField name="from" label={t.dueFrom} isOptional value={from} />
        <DateField name="to" label={t.dueTo} isOptional value={to} />
        <Button>{t.show}</Button>
      </SearchForm>
      {all.total === 0 ? (
        <EmptyState title={t.noFigures} />
      ) : (
        <>
          <Numbers
            figures={COUNTED.map((standing) => ({
              value: all[standing],
              of: all.total,
              unit: t.standings[standing],
              href: href('', standing),
            }))}
          />
          <Table
            caption={t.figures}
            isCaptionHidden
            rows={units}
            keyOf={(unit) => unit.unitId}
            columns={[
              { label: t.unit, cell: (unit) => unit.unitName },
              { label: t.count, cell: (unit) => link(unit.total, unit.unitId, ''), isFigure: true },
              ...COUNTED.map((standing) => ({
                label: t.standings[standing],
                cell: (unit: FiguresView['units'][number]) => link(unit[standing], unit.unitId, standing),
                isFigure: true,
              })),
            ]}
            footer={[t.allUnits, link(all.total, '', ''), ...COUNTED.map((one) => link(all[one], '', one))]}
          />
        </>
      )}
      <p class="muted">{t.howCounted}</p>
    </Page>
  );
}
