import {
  Card,
  DefinitionList,
  Item,
  ItemList,
  LinkButton,
  Notice,
  Page,
  useFormat,
  useWords,
  type Fact,
} from '../ui/index.ts';
import { useCrumbs } from './coverage-page.tsx';
import type { ObligationView } from './directive-view.ts';
import { StatePill } from './obligation-list.tsx';
import { TEXT } from './text.ts';

/** The address of an obligation. */
export const obligationPath = (obligationId: string): string => `/directives/obligations/${obligationId}`;

/** The crumbs above what belongs to one obligation. */
export const useObligationCrumbs = (one: ObligationView) => [
  ...useCrumbs(),
  { href: `/directives/${one.documentId}`, label: one.symbol },
];

/** One obligation: what is asked, how it stands, and what can be done with it. */
export function ObligationPage({ one, mayKeep }: { readonly one: ObligationView; readonly mayKeep: boolean }) {
  const t = useWords(TEXT);
  return (
    <Page
      title={t.obligation(one.unitName)}
      lead={`${t.asks(one.symbol, one.requiredType)}: ${one.task}`}
      crumbs={useObligationCrumbs(one)}
    >
      <TakenBack one={one} />
      <Recalled one={one} />
      <Card title={t.state} {...(!one.isWithdrawn && { aside: <StatePill state={one.state} /> })}>
        <Facts one={one} />
      </Card>
      {mayKeep && !one.isWithdrawn && <Deeds one={one} />}
    </Page>
  );
}

/** Who took it back, when and why. */
function TakenBack({ one: { isWithdrawn, withdrawal } }: { readonly one: ObligationView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (!isWithdrawn) return null;
  if (withdrawal === null) return <Notice tone="warn">{t.takenBackBefore}</Notice>;
  return <Notice tone="warn">{t.takenBack(withdrawal.by, format.day(withdrawal.on), withdrawal.because)}</Notice>;
}

/** With which document it was answered before the unit took that back, and why. */
function Recalled({ one: { recalled, isWithdrawn } }: { readonly one: ObligationView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (recalled === null || isWithdrawn) return null;
  const { documentId, symbol, withdrawal } = recalled;
  return (
    <Notice tone="warn">
      {t.recalled(withdrawal.by, format.day(withdrawal.on), withdrawal.because)}{' '}
      <a href={`/documents/${documentId}`}>{symbol}</a>
    </Notice>
  );
}

function Facts({ one }: { readonly one: ObligationView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const facts: readonly (Fact | false)[] = [
    { term: t.symbol, value: <a href={`/documents/${one.documentId}`}>{`${one.symbol}: ${one.title}`}</a> },
    one.fromName !== null && { term: t.fromAbove, value: one.fromName },
    { term: t.issuedOn, value: format.day(one.issuedOn) },
    { term: t.dueOn, value: format.day(one.dueOn) },
    one.ownDocumentId !== null && {
      term: t.own,
      value: <a href={`/documents/${one.ownDocumentId}`}>{one.ownSymbol}</a>,
    },
    one.doneOn !== null && { term: t.doneOn, value: format.day(one.doneOn) },
    one.doneHow !== '' && { term: t.doneHow, value: one.doneHow },
    one.exemptBecause !== null && { term: t.exemptBecause, value: one.exemptBecause },
    one.lagDays !== null && { term: t.lagTerm, value: t.days(format.count(one.lagDays)) },
  ];
  return <DefinitionList facts={facts.filter((fact) => fact !== false)} />;
}

function Deeds({ one }: { readonly one: ObligationView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const at = obligationPath(one.obligationId);
  const isOpen = one.doneOn === null;
  // Only whoever asked lets off or takes back.
  const isOurs = one.fromName === null;
  const deeds = [
    { path: 'own', title: t.issueOwn, facts: t.issueOwnFact, isOffered: isOpen },
    {
      path: 'draft',
      title: t.draftOwn,
      facts: t.draftOwnFact,
      isOffered: isOpen && one.issuerIds.length > 0,
    },
    {
      path: 'document',
      title: t.answer,
      facts: t.answerFact(format.count(one.candidates.length)),
      isOffered: one.candidates.some(({ documentId }) => documentId !== one.ownDocumentId),
    },
    { path: 'otherwise', title: t.otherwise, facts: t.otherwiseFact, isOffered: isOpen },
    {
      path: 'exempt',
      title: t.exemptIt,
      facts: t.exemptFact,
      isOffered: isOurs && isOpen && one.exemptBecause === null,
    },
    { path: 'withdraw', title: t.withdraw, facts: t.withdrawFact, isOffered: isOurs },
  ].filter(({ isOffered }) => isOffered);
  return (
    <Card title={t.whatNow}>
      <ItemList>
        {deeds.map(({ path, title, facts }, index) => (
          <Item
            key={path}
            title={title}
            facts={facts}
            action={
              <LinkButton href={`${at}/${path}`} weight={index === 0 && isOpen ? 'primary' : 'plain'}>
                {t.do}
              </LinkButton>
            }
          />
        ))}
      </ItemList>
    </Card>
  );
}
