import { APPENDIX_FIELDS } from '@guong/core/task';
import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  Card,
  CheckField,
  FileField,
  Form,
  Hidden,
  Notice,
  Page,
  SelectField,
  Table,
  TextArea,
  useFormat,
  useSaid,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import type { Offers } from './form-page.tsx';
import type { PreviewView } from './task-view.ts';
import { TEXT } from './text.ts';

const MOST_BYTES = 10 * 1024 * 1024;
interface ImportProps {
  readonly documents: Offers['documents'];
  readonly filled: Filled;
}

/** Where the appendix of a plan is pasted or sent. */
export function ImportPage({ documents, filled: { typed, errors } }: ImportProps) {
  const t = useWords(TEXT);
  return (
    <Page title={t.importAppendix} lead={t.importLead} crumbs={[{ href: '/tasks', label: t.tasks }]} errors={errors}>
      <Form action="/tasks/import" takesFiles>
        <WhoSees sentence={t.whoSees} />
        <DocumentField documents={documents} value={typed['documentId']} />
        <TextArea
          name="table"
          label={t.paste}
          hint={t.pasteHint}
          rows={8}
          isOptional
          value={typed['table']}
          error={errors['table']}
        />
        <FileField
          name="file"
          label={t.orFile}
          accept=".docx,.xlsx"
          kinds="DOCX, XLSX"
          maxBytes={MOST_BYTES}
          isOptional
          error={errors['file']}
        />
        <Actions>
          <Button weight="primary">{t.preview}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function DocumentField({
  documents,
  value,
}: {
  readonly documents: Offers['documents'];
  readonly value: string | undefined;
}) {
  const t = useWords(TEXT);
  return (
    <SelectField
      name="documentId"
      label={t.source}
      hint={t.sourceHint}
      isOptional
      value={value}
      choices={documents.map(({ documentId, symbol, title }) => ({ value: documentId, label: `${symbol}: ${title}` }))}
    />
  );
}

interface PreviewProps extends ImportProps {
  readonly preview: PreviewView;
}
/** What would come in, row by row; nothing is written before the second button. */
export function PreviewPage({ preview, documents, filled: { typed, errors } }: PreviewProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const wrong = preview.rows.filter((row) => row.errors.length + row.gaps.length > 0);
  const crumbs = [
    { href: '/tasks', label: t.tasks },
    { href: '/tasks/import', label: t.importAppendix },
  ];
  return (
    <Page title={t.previewTitle(format.count(preview.rows.length))} lead={t.importLead} crumbs={crumbs} errors={errors}>
      {wrong.length > 0 && <Notice tone="warn">{t.rowsWithProblems(format.count(wrong.length))}</Notice>}
      <Rows preview={preview} />
      <Form action="/tasks/import/confirm">
        <Carried preview={preview} />
        <DocumentField documents={documents} value={typed['documentId']} />
        {wrong.length > 0 && <CheckField name="allowsGaps" label={t.allowsGaps} value={typed['allowsGaps']} />}
        <Actions>
          <Button weight="primary">{t.takeIn(format.count(preview.rows.length))}</Button>
        </Actions>
      </Form>
      <ColumnsCard preview={preview} documentId={typed['documentId'] ?? ''} />
    </Page>
  );
}

function Rows({ preview }: Pick<PreviewProps, 'preview'>) {
  const t = useWords(TEXT);
  const said = useSaid();
  const format = useFormat();
  return (
    <Table
      caption={t.preview}
      isCaptionHidden
      rows={preview.rows}
      keyOf={(row) => row.row.toString()}
      columns={[
        { label: t.what, cell: (row) => row.what || '–' },
        {
          label: t.problems,
          cell: (row) => {
            const wrong = [...row.errors, ...row.gaps].map(said);
            return wrong.length === 0 ? t.fine : <strong class="problem">{wrong.join('. ')}</strong>;
          },
        },
        { label: t.owner, cell: (row) => row.owner || row.lead || '–' },
        { label: t.due, cell: (row) => (row.dueOn === null ? '–' : format.day(row.dueOn)), isFigure: true },
        { label: t.product, cell: (row) => row.product || '–' },
        { label: t.support, cell: (row) => row.support.map(({ name }) => name).join(', ') || '–' },
        { label: t.supervisor, cell: (row) => row.supervisor || '–' },
        { label: t.row, cell: (row) => format.count(row.row), isFigure: true },
      ]}
    />
  );
}

function Carried({ preview }: Pick<PreviewProps, 'preview'>) {
  return (
    <>
      <Hidden name="table" value={preview.table} />
      {Object.entries(preview.mapping).map(([field, column]) => (
        <Hidden key={field} name={`mapping.${field}`} value={String(column ?? '')} />
      ))}
    </>
  );
}

function ColumnsCard({ preview, documentId }: { readonly preview: PreviewView; readonly documentId: string }) {
  const t = useWords(TEXT);
  const choices = preview.columns.map((title, n) => ({ value: n.toString(), label: title || (n + 1).toString() }));
  return (
    <Card title={t.columns}>
      <p class="muted">{t.columnsHint}</p>
      <Form action="/tasks/import">
        <Hidden name="documentId" value={documentId} />
        <details>
          <summary>{t.mendTable}</summary>
          <TextArea name="table" label={t.paste} hint={t.mendTableHint} rows={8} value={preview.table} />
        </details>
        {APPENDIX_FIELDS.map((field) => (
          <SelectField
            key={field}
            name={`mapping.${field}`}
            label={t.fields[field]}
            blank={t.noColumn}
            isOptional
            value={preview.mapping[field]?.toString()}
            choices={choices}
          />
        ))}
        <Actions>
          <Button>{t.again}</Button>
        </Actions>
      </Form>
    </Card>
  );
}
