import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import {
  Card,
  Columns,
  DefinitionList,
  FileDownload,
  LinkButton,
  Notice,
  Numbers,
  Page,
  Pill,
  Table,
  useFormat,
  useWords,
} from '../../ui/index.ts';
import { ComparisonPart, type Comparison } from './comparison-part.tsx';
import { PUBLISHED_TEXT } from './published-text.ts';
import { RESULT_TEXT } from './result-text.ts';
import { TEXT } from '../text.ts';
import { exactRows, type Shown } from './scale-rows.ts';
import { GroupList, SubjectFigures } from './subject-figures.tsx';
import { WhatWillBePublished, type Preview } from './what-is-published.tsx';

type Result = z.output<typeof ballot.result.output>;
type Minutes = z.output<typeof ballot.minutes.output>;
interface Props {
  readonly result: Result;
  readonly minutes: Minutes | undefined;
  /** The publication, or before it what would be published; nothing when the count does not allow either. */
  readonly shown: Shown | undefined;
  /** Only before the release. */
  readonly preview: Preview | undefined;
  readonly comparison: Comparison | undefined;
  /** Steps that the reader may take now, as links with their words. */
  readonly steps: readonly { readonly href: string; readonly label: string }[];
}

/** The exact result: figures, equations, hashes, minutes. */
export function ResultPage({ result, minutes, steps, ...around }: Props) {
  const t = useWords(RESULT_TEXT);
  const room = useWords(TEXT);
  const { record, roundId } = result;
  const { issued, collected, valid, invalid } = record.totals;
  const holds = record.equations.every((equation) => equation.holds);
  return (
    <Page
      title={t.result}
      lead={t.restricted}
      crumbs={[
        { href: '/rounds', label: room.rounds },
        { href: `/rounds/${roundId}`, label: record.title },
      ]}
      actions={steps.map((step, at) => (
        <LinkButton key={step.href} href={step.href} weight={at === 0 ? 'primary' : 'plain'}>
          {step.label}
        </LinkButton>
      ))}
    >
      {!result.isSigned && <Notice tone="warn">{t.unsigned}</Notice>}
      <Numbers
        figures={[
          { value: issued, unit: t.issued },
          { value: collected, unit: t.collected, of: issued },
          { value: valid, unit: t.valid },
          { value: invalid, unit: t.invalid },
          { value: holds ? t.holds : t.fails, unit: t.balance, tone: holds ? 'good' : 'late' },
        ]}
      />
      <Columns
        lead={<SubjectCards result={result} {...around} />}
        side={<SideCards result={result} minutes={minutes} />}
      />
    </Page>
  );
}

function SubjectCards(props: Omit<Props, 'minutes' | 'steps'>) {
  const published = useWords(PUBLISHED_TEXT);
  const { result, preview } = props;
  const { record, roundId } = result;
  return (
    <>
      {record.subjects.map((subject, at) => (
        <Card key={subject.name} title={`${subject.name} · ${subject.post}`}>
          <SubjectFigures
            id={`exact-${at.toString()}`}
            rows={exactRows(subject, record.base.count)}
            denominator={record.base.count === record.totals.valid ? 'valid' : 'collected'}
          />
          <ComparisonIn {...props} at={at} />
        </Card>
      ))}
      <GroupCards {...props} />
      {preview && (
        <WhatWillBePublished preview={preview}>
          <p>
            <LinkButton href={`/rounds/${roundId}/preview`}>{published.preview}</LinkButton>
          </p>
        </WhatWillBePublished>
      )}
    </>
  );
}

function ComparisonIn({ comparison, shown, at }: Pick<Props, 'comparison' | 'shown'> & { readonly at: number }) {
  const subject = shown?.subjects[at];
  return comparison && subject ? <ComparisonPart comparison={comparison} subject={subject} /> : null;
}

/** How many of each group received and handed in; and which groups have public figures, why others have none. */
function GroupCards({ result, shown, preview }: Pick<Props, 'result' | 'shown' | 'preview'>) {
  const t = useWords(RESULT_TEXT);
  const format = useFormat();
  const { record, roundId } = result;
  const path = preview ? `/rounds/${roundId}/preview` : `/results/${roundId}`;
  return (
    <Card title={t.groups}>
      <Table
        caption={t.groups}
        isCaptionHidden
        rows={record.groups}
        keyOf={(group) => group.name}
        columns={[
          { label: t.group, cell: (group) => group.name },
          { label: t.people, cell: (group) => format.count(group.size), isFigure: true },
          { label: t.issued, cell: (group) => format.count(group.issued), isFigure: true },
          { label: t.collected, cell: (group) => format.count(group.collected), isFigure: true },
        ]}
      />
      {shown && shown.publication.groups.length > 0 && (
        <>
          <h3>{t.publicGroups}</h3>
          <GroupList shown={shown} hrefOf={(id) => `${path}?group=${id.toString()}`} />
        </>
      )}
    </Card>
  );
}

function SideCards({ result, minutes }: Pick<Props, 'result' | 'minutes'>) {
  const t = useWords(RESULT_TEXT);
  const format = useFormat();
  const { record, roundId } = result;
  return (
    <>
      <Card title={t.equations}>
        <Table
          caption={t.equations}
          isCaptionHidden
          rows={record.equations}
          keyOf={(equation) => equation.id + equation.sentence}
          columns={[
            { label: t.equation, cell: (equation) => `${equation.id}: ${equation.sentence}` },
            { label: t.left, cell: (equation) => format.count(equation.left), isFigure: true },
            { label: t.right, cell: (equation) => format.count(equation.right), isFigure: true },
            {
              label: t.balance,
              cell: (equation) => (
                <Pill tone={equation.holds ? 'good' : 'late'}>{equation.holds ? t.holds : t.fails}</Pill>
              ),
            },
          ]}
        />
      </Card>
      <Card title={t.minutes}>
        {!minutes && <p>{t.noMinutes}</p>}
        {minutes?.files.map((file) => (
          <p key={file.sha256}>
            <FileDownload
              href={`/rounds/${roundId}/minutes/${file.sha256}`}
              label={file.name}
              kind={file.kind === 'minutes_pdf' ? 'PDF' : 'DOCX'}
              bytes={file.size}
            />
          </p>
        ))}
        {minutes && (
          <Pill tone={minutes.isConfirmed ? 'good' : 'warn'}>{minutes.isConfirmed ? t.confirmed : t.draft}</Pill>
        )}
        <p>
          <FileDownload href={`/rounds/${roundId}/bundle?part=sealed`} label={t.bundle} kind="TAR" />
        </p>
      </Card>
      <Card title={t.fingerprints}>
        <DefinitionList
          facts={[
            { term: t.words, value: record.fingerprints.roundWords },
            { term: t.root, value: <code>{record.fingerprints.rootHash}</code> },
            { term: t.resultHash, value: <code>{record.fingerprints.resultHash}</code> },
            { term: t.bundleHash, value: <code>{record.fingerprints.bundleHash}</code> },
          ]}
        />
      </Card>
    </>
  );
}
