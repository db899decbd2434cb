import type { ComponentChildren } from 'preact';
import { DivergingBar, Table, useFormat, useWords, upperOf } from '../../ui/index.ts';
import { FIGURES_TEXT } from './figures-text.ts';
import { becauseOf, chartsOf, publicRow, weakestThree, type Chart, type LeveledRow, type Shown } from './scale-rows.ts';

interface FiguresProps {
  /** Tells the charts of a page apart. */
  readonly id: string;
  readonly rows: readonly LeveledRow[];
  /** What percentages are of. */
  readonly denominator: 'valid' | 'collected';
}

/** The figures of one person: the weakest three first, then every item in the order of the ballot. One for all pages. */
export function SubjectFigures({ id, rows, denominator }: FiguresProps) {
  const t = useWords(FIGURES_TEXT);
  return (
    <>
      {chartsOf(rows).map((chart, at) => (
        <OneChart key={at} id={`${id}-${at.toString()}`} chart={chart} of={t.bases[denominator]} />
      ))}
      <p class="muted">
        {t.howToRead} {rows.some(({ row }) => row.reason !== undefined) && t.whyAtAll}
      </p>
    </>
  );
}

function OneChart({ id, chart, of }: { readonly id: string; readonly chart: Chart; readonly of: string }) {
  const t = useWords(FIGURES_TEXT);
  const format = useFormat();
  const base = chart.rows.find((row) => row.base > 0)?.base ?? 0;
  return (
    <>
      <Weakest chart={chart} />
      <Folded summary={t.allItems(format.count(chart.rows.length))} isLong={chart.rows.length > LONG}>
        <DivergingBar
          id={id}
          caption={base > 0 ? t.caption(format.count(base), of) : t.captionOf(of)}
          rowHeading={t.item}
          levels={chart.levels}
          blankLabel={t.blank}
          rows={chart.rows}
        />
      </Folded>
    </>
  );
}

/** More items than this make a phone scroll past several screens. */
const LONG = 6;

/** What is long opens on a press where the screen is narrow; a wide screen and paper show it as it is. */
function Folded(props: { readonly summary: string; readonly isLong: boolean; readonly children: ComponentChildren }) {
  if (!props.isLong) return <>{props.children}</>;
  return (
    <details class="fold">
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}

/** From four items on: fewer are seen at a glance. */
const WORTH_A_NOTE = 4;

function Weakest({ chart }: { readonly chart: Chart }) {
  const t = useWords(FIGURES_TEXT);
  const format = useFormat();
  const weakest = weakestThree(chart);
  if (chart.rows.length < WORTH_A_NOTE || weakest.length < WORTH_A_NOTE - 1) return null;
  const upper = chart.levels.slice(0, upperOf(chart.levels.length)).join(' + ');
  return (
    <div class="weakest">
      <p>
        <b>{t.weakest(upper)}</b>
      </p>
      <ol>
        {weakest.map(({ label, part, whole, decimals }) => (
          <li key={label}>
            {label}: {format.count(part)}/{format.count(whole)} · {format.percent({ part, whole }, decimals)}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface PublicProps {
  readonly shown: Shown;
  /** Place of the person on the ballot, from 0. */
  readonly subject: number;
  /** Number of a group; all voters when left out. */
  readonly groupNo?: number | undefined;
}

/** What is public of one person, of all voters or of one group. */
export function PublicFigures({ shown, subject, groupNo }: PublicProps) {
  const words = useWords(FIGURES_TEXT);
  const { k, denominator } = { ...shown.publication.policy, ...shown.publication };
  const { tables, because } = placesOf(shown, subject, groupNo);
  const rows = (shown.subjects[subject]?.items ?? []).map((item, place) =>
    publicRow(item, tables[place]?.table, { reasons: because[place] ?? [], k, words }),
  );
  const id = `s${subject.toString()}-${(groupNo ?? 0).toString()}`;
  return <SubjectFigures id={id} rows={rows} denominator={denominator} />;
}

/** Tables of one person with their reasons, of all voters or of one group. */
function placesOf({ publication, reasons }: Shown, subject: number, groupNo: number | undefined) {
  const at = publication.groups.findIndex(({ id }) => id === groupNo);
  const [tables, because] =
    groupNo === undefined ? [publication, reasons] : [publication.groups[at], reasons.groups[at]];
  return { tables: tables?.subjects[subject]?.items ?? [], because: because?.subjects[subject] ?? [] };
}

interface GroupsProps {
  readonly shown: Shown;
  /** Where the figures of a group are read. */
  readonly hrefOf: (groupNo: number) => string;
}

/** Which groups have figures of their own, and why the others have none; the same on every page. */
export function GroupList({ shown, hrefOf }: GroupsProps) {
  const t = useWords(FIGURES_TEXT);
  const format = useFormat();
  const { publication, reasons, groups } = shown;
  const { k } = publication.policy;
  const rows = publication.groups.map((group, at) => ({
    ...group,
    name: groups.find(({ id }) => id === group.id)?.name ?? '',
    size: groups.find(({ id }) => id === group.id)?.size ?? 0,
    why: becauseOf({ reasons: reasons.groups[at]?.hidden ?? [], k, words: t }),
  }));
  return (
    <>
      <Table
        caption={t.groups}
        isCaptionHidden
        rows={rows}
        keyOf={({ id }) => id.toString()}
        columns={[
          { label: t.group, cell: ({ name }) => name },
          { label: t.people, cell: ({ size }) => format.count(size), isFigure: true },
          {
            label: t.figures,
            cell: ({ id, isShown, name, why }) =>
              isShown ? (
                <a href={hrefOf(id)} aria-label={t.read(name)}>
                  {t.see}
                </a>
              ) : (
                t.hidden(why)
              ),
          },
        ]}
      />
      <p class="muted">{t.partly}</p>
    </>
  );
}
