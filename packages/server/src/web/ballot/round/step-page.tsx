import { ConfirmPage, TextArea, useFrame, useWords, WhoSees, type Messages } from '../../ui/index.ts';
import type { RoundView } from '../round-view.ts';
import { StepFacts } from './step-facts.tsx';
import type { PlainStep } from './steps.ts';
import { TEXT } from '../text.ts';

interface Props {
  readonly step: PlainStep;
  readonly action: string;
  readonly round: RoundView;
  readonly now: Date;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

/** Asks once before a step of a round that cannot be taken back. */
export function StepPage({ step, action, round, now, typed, errors }: Props) {
  const t = useWords(TEXT);
  const { look } = useFrame();
  const words = step.words[look.lang];
  const back = `/rounds/${round.roundId}`;
  return (
    <ConfirmPage
      title={words.title}
      crumbs={[
        { href: '/rounds', label: t.rounds },
        { href: back, label: round.title },
      ]}
      consequences={words.consequences}
      action={action}
      doIt={words.title}
      cancelHref={back}
      errors={errors}
      before={<StepFacts step={step.name} round={round} now={now} />}
      {...(step.canBeUndone && { canBeUndone: true })}
    >
      {step.needsReason && (
        <>
          <WhoSees sentence={step.reasonIsInternal ? t.whoSeesRound : t.whoSeesReason} />
          <TextArea name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
        </>
      )}
    </ConfirmPage>
  );
}
