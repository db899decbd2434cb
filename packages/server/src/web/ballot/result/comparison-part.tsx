import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { Table, upperOf, useFormat, useFrame, useWords } from '../../ui/index.ts';
import { COMPARISON_TEXT } from './comparison-text.ts';
import type { Shown } from './scale-rows.ts';

/** A round beside the last published one of the same instrument. */
export type Comparison = z.output<typeof ballot.comparison.output>;
type Change = Comparison['subjects'][number]['changes'][number];

interface Props {
  readonly comparison: Comparison;
  readonly subject: Shown['subjects'][number];
}

/** How one person stands beside the earlier round: a sentence, and behind it every item with both fractions. */
export function ComparisonPart({ comparison, subject }: Props) {
  const t = useWords(COMPARISON_TEXT);
  const { earlier, why } = comparison;
  const changes = comparison.subjects.find(({ id }) => id === subject.id)?.changes;
  if (!earlier || why !== null || !changes) {
    return (
      <div class="compared">
        <h3>{t.plain}</h3>
        <p class="muted">{t.why[why ?? 'no_earlier']}</p>
      </div>
    );
  }
  return (
    <div class="compared">
      <h3>{t.title(earlier.title)}</h3>
      <Summary earlier={earlier} changes={changes} subject={subject} />
      <details>
        <summary>{t.table(upperLabel(subject))}</summary>
        <ChangeTable changes={changes} subject={subject} />
      </details>
    </div>
  );
}

const upperLabel = ({ items }: Props['subject']): string => {
  const levels = items[0]?.levels ?? [];
  return levels.slice(0, upperOf(levels.length)).join(' + ');
};

interface Changes {
  readonly changes: readonly Change[];
  readonly subject: Props['subject'];
}

function Summary({ earlier, changes, subject }: Changes & { readonly earlier: NonNullable<Comparison['earlier']> }) {
  const t = useWords(COMPARISON_TEXT);
  const format = useFormat();
  const points = usePoints();
  const known = changes.flatMap(({ id, tenths }) => (tenths === null ? [] : [{ id, tenths }]));
  const [least] = [...known].sort((a, b) => a.tenths - b.tenths);
  const number = (is: (tenths: number) => boolean) => known.filter(({ tenths }) => is(tenths)).length;
  const item = subject.items.find(({ id }) => id === least?.id)?.text ?? '';
  return (
    <p>
      {t.sum(
        number((tenths) => tenths > 0),
        number((tenths) => tenths < 0),
        number((tenths) => tenths === 0),
      )}{' '}
      {least && least.tenths < 0 && t.most(item, points(least.tenths))}{' '}
      {known.length < changes.length && t.notCompared(changes.length - known.length)}{' '}
      <span class="muted">{t.on(format.day(earlier.publishedOn), format.count(earlier.valid))}</span>
    </p>
  );
}

/** `+3,1 điểm %`; tenths of a percentage point in. */
function usePoints(): (tenths: number) => string {
  const t = useWords(COMPARISON_TEXT);
  const { look } = useFrame();
  const comma = look.lang === 'vi' ? ',' : '.';
  return (tenths) => {
    if (tenths === 0) return t.same;
    const size = Math.abs(tenths);
    const number = `${Math.floor(size / 10).toString()}${comma}${(size % 10).toString()}`;
    return t.points(`${tenths > 0 ? '+' : '−'}${number}`);
  };
}

function ChangeTable({ changes, subject }: Changes) {
  const t = useWords(COMPARISON_TEXT);
  const points = usePoints();
  return (
    <Table
      caption={t.table(upperLabel(subject))}
      isCaptionHidden
      rows={changes}
      keyOf={({ id }) => id}
      columns={[
        { label: t.item, cell: ({ id }) => subject.items.find((item) => item.id === id)?.text ?? '' },
        { label: t.before, cell: (change) => <Upper share={change.before} of={change} />, isFigure: true },
        { label: t.now, cell: (change) => <Upper share={change.now} of={change} />, isFigure: true },
        {
          label: t.change,
          cell: ({ tenths, why }) =>
            tenths === null ? why === 'not_asked_before' ? t.notAsked : t.notShown : <b>{points(tenths)}</b>,
          isFigure: true,
        },
      ]}
    />
  );
}

function Upper({ share, of }: { readonly share: Change['now']; readonly of: Change }) {
  const format = useFormat();
  if (!share) return <span class="muted">–</span>;
  return (
    <>
      {format.count(share.part)}/{format.count(share.whole)} · {format.percent(share, of.decimals)}
    </>
  );
}
