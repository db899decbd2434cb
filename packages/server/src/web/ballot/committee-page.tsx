import { Card, Island, Item, ItemList, LinkButton, Notice, Page, Pill, useWords } from '../ui/index.ts';
import { COMMITTEE_TEXT } from './committee-text.ts';

/** What the committee's hub shows: the desk of this reader. */
export interface DeskProps {
  readonly roundId: string;
  readonly title: string;
  readonly state: string;
  readonly memberIndex: number | null;
  readonly memberName: string | null;
  readonly isHead: boolean;
  readonly hasKey: boolean;
  readonly threshold: number;
  readonly toSign: readonly { readonly type: string; readonly signedBy: readonly number[] }[];
  readonly sharesFrom: readonly number[];
  readonly resultHash: string | null;
}

/** A task of the committee, and whether it is this member's next one. */
interface Task {
  readonly title: string;
  readonly go: string;
  readonly path: string;
}

/** The committee's hub: one next thing, in words, with its door. */
export function CommitteePage({ desk }: { readonly desk: DeskProps }) {
  const t = useWords(COMMITTEE_TEXT);
  const { roundId, memberIndex, memberName, isHead } = desk;
  const tasks = tasksOf(desk, t);
  return (
    <Page title={t.title} lead={desk.title} crumbs={[{ href: `/rounds/${roundId}`, label: desk.title }]}>
      {memberIndex === null ? (
        <Notice tone="warn">{t.notMember}</Notice>
      ) : (
        <p>
          {t.me(memberIndex, memberName ?? '')} {isHead && <Pill tone="info">{t.head}</Pill>}
        </p>
      )}
      <Card title={t.nextTitle}>
        <p>{sentenceOf(desk, t)}</p>
        {tasks.length > 0 && (
          <ItemList>
            {tasks.map(({ title, go, path }, at) => (
              <Item
                key={path}
                title={title}
                action={
                  <LinkButton href={`/rounds/${roundId}/committee/${path}`} weight={at === 0 ? 'primary' : 'plain'}>
                    {go}
                  </LinkButton>
                }
              />
            ))}
          </ItemList>
        )}
      </Card>
      <p class="muted">
        {t.needed(desk.threshold)} {t.keepSecret}
      </p>
    </Page>
  );
}

type Words = (typeof COMMITTEE_TEXT)['vi'];

function sentenceOf({ state, hasKey, sharesFrom, threshold, resultHash }: DeskProps, t: Words): string {
  if (hasKey && (state === 'approved' || state === 'roll_frozen')) return t.keyReady;
  if (state === 'closed' && resultHash === null && sharesFrom.length > 0)
    return t.sharesFrom(sharesFrom.length, threshold);
  return t.wait[state] ?? t.over;
}

function tasksOf(desk: DeskProps, t: Words): readonly Task[] {
  if (desk.memberIndex === null) return [];
  const { state, isHead, hasKey, toSign, resultHash } = desk;
  const isMakingKeys = state === 'approved' || state === 'roll_frozen';
  const isOpening = state === 'closed' && toSign.length === 0 && resultHash === null;
  const tasks: readonly (Task & { readonly isNow: boolean })[] = [
    { title: t.key, go: t.keyGo, path: 'key', isNow: isMakingKeys && !hasKey },
    { title: t.sign, go: t.signGo, path: 'sign', isNow: maySign(desk) },
    { title: t.station, go: t.stationGo, path: 'station', isNow: isOpening && isHead },
    { title: t.open, go: t.openGo, path: 'opening', isNow: isOpening },
  ];
  return tasks.filter((task) => task.isNow);
}

/** SEALED and RESULT are for every member, once; what opens and closes the box is for the head. */
function maySign({ toSign, isHead, memberIndex }: DeskProps): boolean {
  return toSign.some(({ type, signedBy }) => {
    const isForAll = type === 'SEALED' || type === 'RESULT';
    return (isForAll || isHead) && !signedBy.includes(memberIndex ?? 0);
  });
}

/** The committee's pages that are one island each. */
export type CommitteePlace = 'key-make' | 'key-sign' | 'opening-member' | 'opening-station';

/** The shell of one of the committee's islands. */
export function CommitteeIslandPage(props: {
  readonly place: CommitteePlace;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly islandProps: Readonly<Record<string, unknown>>;
}) {
  const t = useWords(COMMITTEE_TEXT);
  const { place, roundId, roundTitle, islandProps } = props;
  const title = { 'key-make': t.key, 'key-sign': t.sign, 'opening-member': t.open, 'opening-station': t.station }[
    place
  ];
  const crumbs = [{ href: `/rounds/${roundId}/committee`, label: t.title }];
  return (
    <Page title={title} lead={roundTitle} crumbs={crumbs} island={place}>
      <Island name={place} props={{ roundId, ...islandProps }} />
      <p class="muted screen-only">{t.keepSecret}</p>
    </Page>
  );
}
