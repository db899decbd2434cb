import {
  Actions,
  Button,
  Card,
  CheckGroup,
  EmptyState,
  FileDownload,
  Form,
  LinkButton,
  Page,
  Pager,
  Pill,
  PrintLink,
  Table,
  useFormat,
  useWords,
  type Choice,
  type Messages,
} from '../../ui/index.ts';
import type { RollView } from '../round-view.ts';
import { TEXT } from '../text.ts';

/** The roll as it is pinned up. */
export function RollPage({ roll }: { readonly roll: RollView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const issued = roll.categories.reduce((sum, category) => sum + category.issued, 0);
  return (
    <Page
      title={t.rollPage}
      lead={t.rollNote}
      crumbs={[
        { href: '/rounds', label: t.rounds },
        { href: `/rounds/${roll.roundId}`, label: roll.title },
      ]}
      actions={<PrintLink />}
    >
      {roll.total === 0 ? (
        <EmptyState title={t.noRoll} />
      ) : (
        <>
          <Card title={t.categories}>
            <Table
              caption={t.categories}
              isCaptionHidden
              rows={roll.categories}
              keyOf={(row) => row.category}
              columns={[
                { label: t.category, cell: (row) => row.name },
                { label: t.people, cell: (row) => format.count(row.people), isFigure: true },
                { label: t.issued, cell: (row) => format.count(row.issued), isFigure: true },
              ]}
              footer={['', format.count(roll.total), format.count(issued)]}
            />
          </Card>
          <Table
            caption={t.rollCaption(format.count(roll.total))}
            rows={roll.entries}
            keyOf={(row) => row.rollNo.toString()}
            columns={[
              { label: t.name, cell: (row) => row.name },
              { label: t.number, cell: (row) => format.count(row.rollNo), isFigure: true },
              { label: t.post, cell: (row) => row.post || row.unit },
              { label: t.category, cell: (row) => row.categoryName },
              {
                label: t.received,
                cell: (row) => (row.isIssued ? <Pill tone="good">{t.hasReceived}</Pill> : <Pill>{t.notReceived}</Pill>),
              },
            ]}
          />
          <Pager {...pagerOf(roll)} />
          <Actions>
            <FileDownload href={`/rounds/${roll.roundId}/roll/export?format=xlsx`} label={t.rollPage} kind="Excel" />
            <FileDownload href={`/rounds/${roll.roundId}/roll/export?format=csv`} label={t.rollPage} kind="CSV" />
          </Actions>
        </>
      )}
    </Page>
  );
}

const PAGE = 100;
function pagerOf({ roundId, page, pages, total, entries }: RollView) {
  const from = (page - 1) * PAGE + 1;
  const hrefOf = (to: number) => `/rounds/${roundId}/roll?page=${to.toString()}`;
  return {
    from,
    to: from + entries.length - 1,
    total,
    ...(page > 1 && { previousHref: hrefOf(page - 1) }),
    ...(page < pages && { nextHref: hrefOf(page + 1) }),
  };
}

interface MakeRollProps {
  readonly roundId: string;
  readonly title: string;
  readonly categories: readonly Choice[];
  readonly errors: Messages;
}
/** Draws the roll up by category, or goes to the import. */
export function MakeRollPage({ roundId, title, categories, errors }: MakeRollProps) {
  const t = useWords(TEXT);
  const crumbs = [
    { href: '/rounds', label: t.rounds },
    { href: `/rounds/${roundId}`, label: title },
  ];
  const importLink = <LinkButton href={`/org/import?round=${roundId}`}>{t.importRoll}</LinkButton>;
  return (
    <Page title={t.makeRoll} lead={t.rollHint} crumbs={crumbs} errors={errors} actions={importLink}>
      <Form action={`/rounds/${roundId}/voters`}>
        <CheckGroup name="categories" label={t.categories} choices={categories} error={errors['categories']} />
        <Actions>
          <Button weight="primary">{t.makeRoll}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
