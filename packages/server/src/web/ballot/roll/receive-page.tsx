import {
  Card,
  EmptyState,
  Island,
  Item,
  ItemList,
  LinkButton,
  Page,
  Pill,
  useFormat,
  useWords,
} from '../../ui/index.ts';
import { RECEIVE_TEXT } from './receive-text.ts';
import { WhatIsSeen } from './what-is-seen.tsx';

/** One round that waits for this voter. `href` leads to the page that hands out, or to the ballot on the casting origin. */
export interface WaitingBallot {
  readonly title: string;
  readonly state: string;
  readonly isIssued: boolean;
  readonly castOpensAt: Date;
  readonly castClosesAt: Date;
  readonly href: string;
}

/** The voter's list: where to receive and where to cast; never whether he has cast. */
export function MyBallotsPage({ ballots }: { readonly ballots: readonly WaitingBallot[] }) {
  const t = useWords(RECEIVE_TEXT);
  const format = useFormat();
  return (
    <Page title={t.mine} audience="voter" lead={t.mineLead}>
      {ballots.length === 0 ? (
        <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
      ) : (
        <Card>
          <ItemList>
            {ballots.map((ballot) => (
              <Item
                key={ballot.href}
                title={ballot.title}
                facts={
                  <>
                    <Pill tone={ballot.isIssued ? 'good' : 'warn'}>{ballot.isIssued ? t.received : t.notReceived}</Pill>{' '}
                    {t.casts(format.instant(ballot.castOpensAt), format.instant(ballot.castClosesAt))}
                  </>
                }
                action={<LinkButton href={ballot.href}>{actionOf(t, ballot)}</LinkButton>}
              />
            ))}
          </ItemList>
        </Card>
      )}
      <p class="muted">{t.never}</p>
    </Page>
  );
}

function actionOf(t: (typeof RECEIVE_TEXT)['vi'], { state, isIssued }: WaitingBallot): string {
  if (state === 'issuing' && !isIssued) return t.toReceive;
  return state === 'casting' ? t.toCast : t.open;
}

/**
 * Says what is seen and what is not, and asks once, before the ballot is handed out. The blinded value stands behind `#`
 * and never in a log.
 */
export function ReceivePage(props: {
  readonly roundId: string;
  readonly roundTitle: string;
  readonly backHref: string;
  /** Where this voter stands: can receive now, has received, comes before the time, or after it without a ballot. */
  readonly standing: 'open' | 'received' | 'early' | 'missed';
  /** He has asked already, by the press that opened his card. */
  readonly isGoing?: boolean;
}) {
  const t = useWords(RECEIVE_TEXT);
  const { roundId, roundTitle, backHref, standing, isGoing = false } = props;
  if (standing === 'early' || standing === 'missed') {
    return (
      <Page title={t.titleNone} audience="voter" lead={roundTitle}>
        <p>{standing === 'early' ? t.notYet : t.tooLate}</p>
      </Page>
    );
  }
  const mayReceive = standing === 'open';
  return (
    <Page title={mayReceive ? t.title : t.titleAfter} audience="voter" lead={roundTitle} island="receive">
      <p>{mayReceive ? t.consequence : t.already}</p>
      <WhatIsSeen />
      <Island name="receive" props={{ roundId, backHref, mayReceive, isGoing }} />
    </Page>
  );
}
