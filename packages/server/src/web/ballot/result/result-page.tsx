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
  StackedBar,
  Table,
  useFormat,
  useWords,
  type ScaleTone,
} from '../../ui/index.ts';
import { RESULT_TEXT } from './result-text.ts';
import { TEXT } from '../text.ts';

type Result = z.output<typeof ballot.result.output>;
type Minutes = z.output<typeof ballot.minutes.output>;
interface Props {
  readonly result: Result;
  readonly minutes: Minutes | undefined;
  /** Steps that the reader may take now, as links with their words. */
  readonly steps: readonly { readonly href: string; readonly label: string }[];
}

/** Tones from best to worst; a scale of two, three or five levels uses the ends first. */
export const TONES: Readonly<Record<number, readonly ScaleTone[]>> = {
  2: ['r4', 'r1'],
  3: ['r4', 'r3', 'r1'],
  4: ['r4', 'r3', 'r2', 'r1'],
  5: ['r4', 'r3', 'r3', 'r2', 'r1'],
};

/** The exact result: figures, equations, hashes, minutes. */
export function ResultPage({ result, minutes, steps }: Props) {
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
      <Columns lead={<SubjectCards record={record} />} side={<SideCards result={result} minutes={minutes} />} />
    </Page>
  );
}

function SubjectCards({ record }: { readonly record: Result['record'] }) {
  const t = useWords(RESULT_TEXT);
  const format = useFormat();
  return (
    <>
      {record.subjects.map((subject) => {
        const [first] = subject.items;
        const labels = first?.levels ?? [];
        const levels = labels.map((label, at) => ({ label, tone: TONES[labels.length]?.[at] ?? 'none' }));
        return (
          <Card key={subject.name} title={`${subject.name} · ${subject.post}`}>
            <StackedBar
              caption={t.perItem(format.count(record.base.count), record.base.label)}
              rowHeading={t.item}
              levels={[...levels, { label: t.blank, tone: 'none' as const }]}
              rows={subject.items.map((item) => ({ label: item.text, counts: [...item.counts, item.blank] }))}
            />
          </Card>
        );
      })}
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
      </Card>
    </>
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
