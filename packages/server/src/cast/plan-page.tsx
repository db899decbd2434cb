import { Page, useWords } from '../web/ui/index.ts';
import { PlanDocument, type PlanFacts } from '../web/ballot/setup/plan-document.tsx';
import { PLAN_TEXT } from '../web/ballot/setup/plan-text.ts';

/** The plan of a subject on the casting origin: the same bytes for whoever asks. */
export function SealedPlanPage(props: {
  readonly roundTitle: string;
  readonly protocolId: string;
  readonly plan: PlanFacts;
}) {
  const t = useWords(PLAN_TEXT);
  const { roundTitle, protocolId, plan } = props;
  return (
    <Page title={t.planOf(plan.name)} audience="voter" lead={roundTitle} island="plan-check">
      <PlanDocument plan={plan} reader="anyone" fileHref={`/b/${protocolId}/plan/${plan.subjectNo.toString()}/file`} />
      <p class="muted">{t.anonymous}</p>
    </Page>
  );
}
