import { Notice, Page, useWords } from '../../ui/index.ts';
import { PlanDocument, type PlanFacts } from './plan-document.tsx';
import { PLAN_TEXT } from './plan-text.ts';
import { TEXT } from '../text.ts';

/** The plan of a subject as the staff of a round reads it, before and after sealing. */
export function PlanDocumentPage(props: {
  readonly round: { readonly roundId: string; readonly title: string; readonly protocolId: string | null };
  readonly plan: PlanFacts & { readonly title: string };
}) {
  const t = useWords(PLAN_TEXT);
  const { rounds } = useWords(TEXT);
  const { round, plan } = props;
  const base = `/rounds/${round.roundId}`;
  const crumbs = [
    { href: '/rounds', label: rounds },
    { href: base, label: round.title },
  ];
  return (
    <Page title={t.planOf(plan.name)} lead={plan.title} crumbs={crumbs} island="plan-check">
      {round.protocolId === null && <Notice>{t.draftNote}</Notice>}
      <PlanDocument
        plan={plan}
        reader="signed-in"
        fileHref={`${base}/subjects/${plan.subjectNo.toString()}/document/file`}
      />
    </Page>
  );
}
