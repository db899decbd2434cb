import { Card, Island, Item, ItemList, LinkButton, Notice, Page, Pill, useWords } from '../../ui/index.ts';
import {
  absentHeadTasks,
  committeeTasks,
  isInvited,
  mayRehearse,
  type CommitteeDesk,
  type CommitteeTask,
  type CommitteeWords,
} from './committee-tasks.ts';
import { COMMITTEE_TEXT } from './committee-text.ts';

/** The committee's hub: one next thing, in words, with its door. */
export function CommitteePage({ desk }: { readonly desk: CommitteeDesk }) {
  const t = useWords(COMMITTEE_TEXT);
  const { roundId, memberIndex, memberName, isHead } = desk;
  const tasks = committeeTasks(desk, t);
  const inPlace = absentHeadTasks(desk, t);
  return (
    <Page title={t.title} lead={desk.title} crumbs={[{ href: `/rounds/${roundId}`, label: desk.title }]}>
      {memberIndex === null ? (
        <Notice tone="warn">{t.notMember}</Notice>
      ) : (
        <p>
          {t.me(memberIndex, memberName ?? '')} {isHead && <Pill tone="info">{t.head}</Pill>}
        </p>
      )}
      {isInvited(desk) && <Invitation t={t} />}
      <Card title={t.nextTitle}>
        <p>{sentenceOf(desk, t)}</p>
        <Tasks roundId={roundId} tasks={tasks} isMain />
      </Card>
      {mayRehearse(desk) && (
        <Card title={t.rehearsal}>
          <p>{t.rehearsalHint}</p>
          <LinkButton href={`/rounds/${roundId}/committee/rehearsal`}>{t.rehearsalGo}</LinkButton>
        </Card>
      )}
      {inPlace.length > 0 && (
        <Card title={t.absentTitle}>
          <p>{t.absent}</p>
          <Tasks roundId={roundId} tasks={inPlace} />
        </Card>
      )}
      <Seats desk={desk} t={t} />
      <p class="muted">
        {t.keepSecret} <a href={`/rounds/${roundId}/committee/lost-key`}>{t.lostKey}</a>
      </p>
    </Page>
  );
}

/** What a member is asked to do, when, and what it means; before he makes his key. */
const Invitation = ({ t }: { readonly t: CommitteeWords }) => (
  <Card title={t.invitedTitle}>
    <p>{t.invited}</p>
    <ol>
      {t.invitedTo.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
    <p class="muted">{t.invitedRefuse}</p>
  </Card>
);

/** Every member with how far he has come: his key before the count, his part while the box is being opened. */
function Seats({ desk, t }: { readonly desk: CommitteeDesk; readonly t: CommitteeWords }) {
  const { members, threshold, state, sharesFrom } = desk;
  if (members.length === 0) return null;
  const isOpening = state === 'closed';
  const has = (seat: (typeof members)[number]): boolean =>
    isOpening ? sharesFrom.includes(seat.memberIndex) : seat.hasKey;
  const [done, open] = isOpening ? [t.partIn, t.partMissing] : [t.keyIn, t.keyMissing];
  return (
    <Card title={t.seatsTitle}>
      <p>{isOpening ? t.sharesFrom(sharesFrom.length, threshold) : t.needed(threshold)}</p>
      <ItemList>
        {members.map((seat) => (
          <Item
            key={seat.memberIndex}
            title={`${seat.memberIndex.toString()}. ${seat.name}`}
            facts={seat.isHead ? t.head : undefined}
            action={has(seat) ? <Pill tone="good">{done}</Pill> : <Pill>{open}</Pill>}
          />
        ))}
      </ItemList>
    </Card>
  );
}

function Tasks(props: { readonly roundId: string; readonly tasks: readonly CommitteeTask[]; readonly isMain?: true }) {
  const { roundId, tasks, isMain } = props;
  if (tasks.length === 0) return null;
  return (
    <ItemList>
      {tasks.map(({ title, go, path }, at) => (
        <Item
          key={path}
          title={title}
          action={
            <LinkButton href={`/rounds/${roundId}/committee/${path}`} weight={isMain && at === 0 ? 'primary' : 'plain'}>
              {go}
            </LinkButton>
          }
        />
      ))}
    </ItemList>
  );
}

function sentenceOf({ state, hasKey, toSign, ...desk }: CommitteeDesk, t: CommitteeWords): string {
  if (state === 'annulled') return toSign.length > 0 ? t.annulled : t.over;
  if (state === 'closed') return openingOf(desk, t);
  if (hasKey && (state === 'approved' || state === 'roll_frozen')) return t.keyReady;
  return t.wait[state] ?? t.over;
}

type Opening = Pick<CommitteeDesk, 'sharesFrom' | 'threshold' | 'resultHash'>;
function openingOf({ sharesFrom, threshold, resultHash }: Opening, t: CommitteeWords): string {
  if (resultHash !== null) return t.resultWaits(threshold);
  return sharesFrom.length > 0 ? t.sharesFrom(sharesFrom.length, threshold) : (t.wait['closed'] ?? '');
}

/** The committee's pages that are one island each. */
export type CommitteePlace = 'key-make' | 'key-sign' | 'key-rehearsal' | 'opening-member' | 'opening-station';

/** The shell of one of the committee's islands. */
export function CommitteeIslandPage(props: {
  readonly place: CommitteePlace;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly islandProps: Readonly<Record<string, unknown>>;
}) {
  const t = useWords(COMMITTEE_TEXT);
  const { place, roundId, roundTitle, islandProps } = props;
  const title = {
    'key-make': t.key,
    'key-sign': t.sign,
    'key-rehearsal': t.rehearsal,
    'opening-member': t.open,
    'opening-station': t.station,
  }[place];
  const crumbs = [{ href: `/rounds/${roundId}/committee`, label: t.title }];
  return (
    <Page title={title} lead={roundTitle} crumbs={crumbs} island={place}>
      <Island name={place} props={{ roundId, ...islandProps }} />
      <p class="muted screen-only">
        {t.keepSecret} <a href={`/rounds/${roundId}/committee/lost-key`}>{t.lostKey}</a>
      </p>
    </Page>
  );
}
