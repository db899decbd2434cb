import { obligedIn, type Covers } from '@guong/core/document';
import {
  Actions,
  Card,
  EmptyState,
  Item,
  ItemList,
  LinkButton,
  Numbers,
  Page,
  PrintLink,
  useFormat,
  useFrame,
  useWords,
  type Figure,
} from '../ui/index.ts';
import type { CoverageView, MatrixView, ObligationLineView } from './directive-view.ts';
import { MatrixTable } from './matrix-table.tsx';
import { ObligationList } from './obligation-list.tsx';
import { TEXT } from './text.ts';

/** In an address: whatever was answered, in time or late. */
export const DONE = 'done';

/** Where the list of directives is. */
export const useCrumbs = () => [{ href: '/directives', label: useWords(TEXT).directives }];

interface CoverageProps {
  readonly documentId: string;
  readonly coverage: CoverageView;
  readonly matrix: MatrixView;
  readonly today: string;
  readonly mayAsk: boolean;
  /** Whether what the documents below ask is shown too. */
  readonly isWhole: boolean;
}

/** Who has carried out a document: figures that open into their rows, units by duties, and the documents of the chain. */
export function CoveragePage({ documentId, coverage, matrix, today, mayAsk, isWhole }: CoverageProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const at = `/directives/${documentId}`;
  const scope = isWhole ? 'of=chain' : 'of=this';
  const [top] = coverage.steps;
  const actions = (
    <>
      <PrintLink />
      <LinkButton href={`${at}/chain`}>{t.chain}</LinkButton>
      {mayAsk && (
        <LinkButton href={`${at}/oblige`} weight="primary">
          {t.oblige}
        </LinkButton>
      )}
    </>
  );
  return (
    <Page
      sheet="directive.css"
      title={t.coverageTitle(coverage.symbol)}
      lead={t.coverageLead(top?.title ?? '', format.day(coverage.issuedOn))}
      crumbs={useCrumbs()}
      actions={actions}
    >
      <AsOf today={today} />
      <ScopeSwitch at={at} isWhole={isWhole} hasMore={coverage.total > obligedIn(matrix.covers)} />
      {matrix.units.length === 0 ? (
        <EmptyState title={t.nothingAsked}>{t.nothingAskedHint}</EmptyState>
      ) : (
        <>
          <CoverNumbers at={at} of={scope} matrix={matrix} endToEndDays={coverage.endToEndDays} />
          <MatrixTable
            {...{ matrix, today }}
            unitHref={(unitId) => `${at}/units/${unitId}?${scope}`}
            doneHref={`${at}/list?${scope}&cover=${DONE}`}
          />
          <Exports href={`${at}/export?${scope}&`} />
        </>
      )}
      <Steps coverage={coverage} />
    </Page>
  );
}

/** A sheet that is handed round says whose it is and of what day. */
function AsOf({ today }: Pick<CoverageProps, 'today'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { siteName } = useFrame();
  return <p class="print-only">{`${siteName} · ${t.asOf(format.day(today))}`}</p>;
}

interface ScopeProps {
  readonly at: string;
  readonly isWhole: boolean;
  /** Whether documents below ask something too. */
  readonly hasMore: boolean;
}
function ScopeSwitch({ at, isWhole, hasMore }: ScopeProps) {
  const t = useWords(TEXT);
  if (!isWhole && !hasMore) return null;
  const choices = [
    { href: at, label: t.onlyThis, isHere: !isWhole },
    { href: `${at}?of=chain`, label: t.wholeChain, isHere: isWhole },
  ];
  return (
    <nav class="actions" aria-label={t.matrix}>
      {choices.map(({ href, label, isHere }) => (
        <a key={href} class="switch" href={href} aria-current={isHere ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

interface CoverNumbersProps {
  readonly at: string;
  readonly of: string;
  readonly matrix: MatrixView;
  readonly endToEndDays: number | null;
}
function CoverNumbers({ at, of: scope, matrix, endToEndDays }: CoverNumbersProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { covers, medianLagDays } = matrix;
  const counted = (cover: keyof Covers, tone?: Figure['tone']): readonly Figure[] =>
    covers[cover] === 0
      ? []
      : [
          {
            value: covers[cover],
            unit: t.covers[cover],
            href: `${at}/list?${scope}&cover=${cover}`,
            ...(tone && { tone }),
          },
        ];
  const days = (value: number | null, unit: string, href: string): readonly Figure[] =>
    value === null ? [] : [{ value: t.days(format.count(value)), unit, href }];
  const done = `${at}/list?${scope}&cover=${DONE}`;
  const figures: readonly Figure[] = [
    {
      value: covers.covered + covers.late,
      of: obligedIn(covers),
      unit: t.done.toLowerCase(),
      href: done,
    },
    ...counted('late', 'warn'),
    ...counted('missing', 'late'),
    ...counted('exempt'),
    ...days(medianLagDays, t.median, done),
    ...days(endToEndDays, t.endToEnd, `${at}/chain`),
  ];
  return <Numbers figures={figures} />;
}

/** Doors to the matrix as a file; `href` ends where the format is added. */
export function Exports({ href }: { readonly href: string }) {
  const t = useWords(TEXT);
  return (
    <Actions>
      <LinkButton href={`${href}format=xlsx`}>{t.exportXlsx}</LinkButton>
      <LinkButton href={`${href}format=csv`}>{t.exportCsv}</LinkButton>
    </Actions>
  );
}

function Steps({ coverage: { steps } }: Pick<CoverageProps, 'coverage'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (steps.length < 2) return null;
  return (
    // On paper the matrix alone: the chain has a page and a print of its own.
    <div class="screen-only">
      <Card title={t.chain}>
        <ItemList>
          {steps.slice(1).map((step) => (
            <Item
              key={step.documentId}
              title={
                <>
                  <a href={`/documents/${step.documentId}`}>{step.symbol}</a> {step.title}
                </>
              }
              facts={`${format.day(step.issuedOn)} · ${step.aboveSymbol ?? ''} ${t.lag(format.count(step.lagDays))}`}
            />
          ))}
        </ItemList>
      </Card>
    </div>
  );
}

/** Units by duties, for all that the documents of a year ask. */
export function YearMatrixPage({
  year,
  matrix,
  today,
}: Pick<CoverageProps, 'matrix' | 'today'> & { readonly year: string }) {
  const t = useWords(TEXT);
  return (
    <Page
      sheet="directive.css"
      title={t.yearMatrix(year)}
      lead={t.matrixLead}
      crumbs={useCrumbs()}
      actions={<PrintLink />}
    >
      <AsOf today={today} />
      {matrix.units.length === 0 ? (
        <EmptyState title={t.nothingAsked}>{t.nothingAskedHint}</EmptyState>
      ) : (
        <>
          <MatrixTable
            matrix={matrix}
            today={today}
            unitHref={(unitId) => `/directives/matrix/units/${unitId}?year=${year}`}
          />
          <Exports href={`/directives/matrix/export?year=${year}&`} />
        </>
      )}
    </Page>
  );
}

interface RecordsProps {
  readonly title: string;
  readonly obligations: readonly ObligationLineView[];
  readonly back: { readonly href: string; readonly label: string };
}
/** The rows behind a figure, or all that one unit was asked. */
export function RecordsPage({ title, obligations, back }: RecordsProps) {
  const t = useWords(TEXT);
  return (
    <Page title={title} crumbs={[...useCrumbs(), back]}>
      {obligations.length === 0 ? (
        <EmptyState title={t.noRows}>{t.noRowsHint}</EmptyState>
      ) : (
        <Card>
          <ObligationList obligations={obligations} />
        </Card>
      )}
    </Page>
  );
}
