import { Actions, Card, EmptyState, LinkButton, Page, Pill, Table, useFormat, useWords } from '../ui/index.ts';
import type { CategoriesView, TreeView } from './org-view.ts';
import { KEEP_TEXT } from './keep-text.ts';
import { TEXT } from './text.ts';

/** The tree of units of today; each leads to its people. */
export function UnitTreePage({
  tree,
  kindNames,
  readsPeople,
  mayKeep,
}: {
  readonly tree: TreeView;
  readonly kindNames: ReadonlyMap<string, string>;
  /** Whether the lists of people may be offered. */
  readonly readsPeople: boolean;
  /** Whether units may be added. */
  readonly mayKeep: boolean;
}) {
  const t = useWords(TEXT);
  const keep = useWords(KEEP_TEXT);
  const format = useFormat();
  const isAlone = tree.units.length === 1;
  return (
    <Page
      title={t.org}
      lead={t.orgLead}
      actions={
        <>
          {readsPeople && <LinkButton href="/org/people">{t.people}</LinkButton>}
          <LinkButton href="/org/categories">{t.categories}</LinkButton>
          {mayKeep && !isAlone && <LinkButton href="/org/units/new">{keep.addUnit}</LinkButton>}
        </>
      }
    >
      {mayKeep && isAlone && <OnlyRoot />}
      <Table
        caption={`${format.count(tree.units.length)} ${t.units}, ${format.day(tree.asOf)}`}
        rows={tree.units}
        keyOf={(unit) => unit.unitId}
        columns={[
          {
            label: t.unit,
            cell: (unit) => (
              <>
                {'\u2003'.repeat(Math.min(unit.depth, 6))}
                <a href={`/org/units/${unit.unitId}`}>{unit.name}</a>{' '}
                {unit.state === 'suspended' && <Pill tone="warn">{t.suspended}</Pill>}
              </>
            ),
          },
          { label: t.code, cell: (unit) => unit.code },
          { label: t.kind, cell: (unit) => kindNames.get(unit.kind) ?? unit.kind },
        ]}
      />
    </Page>
  );
}

/** What a committee that was only just founded does first. */
function OnlyRoot() {
  const t = useWords(TEXT);
  const keep = useWords(KEEP_TEXT);
  const action = (
    <Actions>
      <LinkButton href="/org/units/new" weight="primary">
        {keep.addUnit}
      </LinkButton>
      <LinkButton href="/org/import">{t.importList}</LinkButton>
    </Actions>
  );
  return (
    <EmptyState title={keep.onlyRoot} action={action}>
      {keep.onlyRootHint}
    </EmptyState>
  );
}

/** The categories of today, in the order in which they count. */
export function CategoriesPage({ categories, mayImport }: CategoriesView & { readonly mayImport: boolean }) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Page title={t.categories} lead={t.categoriesLead} crumbs={[{ href: '/org', label: t.org }]}>
      {categories.length === 0 ? (
        <EmptyState
          title={t.noCategories}
          {...(mayImport && { action: <LinkButton href="/org/import">{t.importList}</LinkButton> })}
        >
          {t.noCategoriesHint}
        </EmptyState>
      ) : (
        <Card>
          <Table
            caption={t.categories}
            isCaptionHidden
            rows={categories}
            keyOf={(row) => row.categoryId}
            columns={[
              { label: t.category, cell: (row) => row.name },
              { label: t.precedence, cell: (row) => format.count(row.precedence), isFigure: true },
              { label: t.headcount, cell: (row) => format.count(row.people), isFigure: true },
              { label: t.since, cell: (row) => format.day(row.fromOn) },
            ]}
          />
        </Card>
      )}
    </Page>
  );
}
