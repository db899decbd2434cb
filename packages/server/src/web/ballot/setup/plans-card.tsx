import { Card, Item, ItemList, LinkButton, Pill, useWords } from '../../ui/index.ts';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { SETUP_TEXT } from './setup-text.ts';

/** The plan to which each subject is held, beside the choice of subjects. */
export function PlansCard({ round }: { readonly round: RoundView }) {
  const t = useWords(TEXT);
  const words = useWords(SETUP_TEXT);
  if (round.subjects.length === 0) return null;
  const mayAttach = round.can.includes('ballot.attachPlan');
  return (
    <Card title={words.plans}>
      <p class="muted">{words.plansHint}</p>
      <ItemList>
        {round.subjects.map(({ subjectNo, name, planSha256, planTitle }) => (
          <Item
            key={subjectNo}
            title={name}
            facts={
              planSha256 === null ? (
                <Pill tone="warn">{t.noPlan}</Pill>
              ) : (
                <>
                  <Pill tone="good">{words.attached}</Pill>{' '}
                  <a href={`/rounds/${round.roundId}/subjects/${subjectNo.toString()}/document`}>{planTitle}</a>
                </>
              )
            }
            {...(mayAttach && {
              action: (
                <LinkButton href={`/rounds/${round.roundId}/subjects/${subjectNo.toString()}/plan`}>
                  {planSha256 === null ? t.attachPlan : words.replace}
                </LinkButton>
              ),
            })}
          />
        ))}
      </ItemList>
    </Card>
  );
}
