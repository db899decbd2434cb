import {
  Actions,
  Button,
  Card,
  EmptyState,
  FileField,
  Form,
  Hidden,
  Page,
  Pill,
  RadioGroup,
  Table,
  useFormat,
  useWords,
  WhoSees,
  type Messages,
} from '../ui/index.ts';
import { withRound } from './import-address.ts';
import { IMPORT_TEXT } from './import-text.ts';
import type { ImportsView } from './org-view.ts';
import { TEXT } from './text.ts';

const MOST_BYTES = 10 * 1024 * 1024;

interface Props {
  readonly imports: ImportsView['imports'];
  /** The round for which a roll is wanted; empty when the list stands alone. */
  readonly round: string;
  readonly kind: string;
  readonly errors: Messages;
}
/** Sending a list, and the lists sent so far. */
export function ImportListPage({ imports, round, kind, errors }: Props) {
  const t = useWords(IMPORT_TEXT);
  const { org } = useWords(TEXT);
  return (
    <Page title={t.imports} lead={t.importsLead} crumbs={[{ href: '/org', label: org }]} errors={errors}>
      <Form action={withRound('/org/import', round)} takesFiles>
        <WhoSees sentence={t.whoSees} />
        {round === '' ? (
          <RadioGroup
            name="kind"
            label={t.kind}
            value={kind}
            error={errors['kind']}
            choices={(['roll', 'members'] as const).map((one) => ({
              value: one,
              label: t.kinds[one],
              hint: t.kindHints[one],
            }))}
          />
        ) : (
          <Hidden name="kind" value="roll" />
        )}
        <FileField
          name="file"
          label={t.file}
          accept=".xlsx,.csv,.tsv"
          kinds="Excel (.xlsx), CSV"
          maxBytes={MOST_BYTES}
          error={errors['file']}
        />
        <Actions>
          <Button weight="primary">{t.read}</Button>
        </Actions>
      </Form>
      <Card title={t.earlier}>
        {imports.length === 0 ? (
          <EmptyState title={t.noImports}>{t.noImportsHint}</EmptyState>
        ) : (
          <Earlier {...{ imports, round }} />
        )}
      </Card>
    </Page>
  );
}

function Earlier({ imports, round }: Pick<Props, 'imports' | 'round'>) {
  const t = useWords(IMPORT_TEXT);
  const format = useFormat();
  return (
    <Table
      caption={t.earlier}
      isCaptionHidden
      rows={imports}
      keyOf={(row) => row.importId}
      columns={[
        { label: t.file, cell: (row) => <a href={withRound(`/org/import/${row.importId}`, round)}>{row.fileName}</a> },
        {
          label: t.state,
          cell: (row) => <Pill {...(row.state === 'confirmed' && { tone: 'good' })}>{t.states[row.state]}</Pill>,
        },
        { label: t.rowsColumn, cell: (row) => format.count(row.rows), isFigure: true },
        { label: t.sentAt, cell: (row) => format.instant(row.madeAt) },
      ]}
    />
  );
}
