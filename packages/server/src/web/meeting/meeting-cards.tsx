import type { ComponentChildren } from 'preact';
import {
  Button,
  Card,
  DefinitionList,
  Form,
  Item,
  ItemList,
  LinkButton,
  Pill,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { isPreparing, type MeetingView } from './meeting-view.ts';
import { TEXT } from './text.ts';

/** What every card of a meeting is made of. */
export interface CardProps {
  readonly meeting: MeetingView;
}

/** Where, how, who presides. */
export function FactsCard({ meeting }: CardProps) {
  const t = useWords(TEXT);
  const { chair, secretary, mode, place, kindName } = meeting;
  return (
    <Card title={t.facts}>
      <DefinitionList
        facts={[
          { term: t.kind, value: kindName },
          { term: t.place, value: `${place} (${t.modes[mode]})` },
          { term: t.chair, value: chair === '' ? t.nobody : chair },
          { term: t.secretary, value: secretary === '' ? t.nobody : secretary },
        ]}
      />
    </Card>
  );
}

/** The agenda with its documents; the point under discussion is marked. */
export function AgendaCard({ meeting }: CardProps) {
  const t = useWords(TEXT);
  const mayWrite = meeting.can.run && isPreparing(meeting);
  const aside = mayWrite && <LinkButton href={`/meetings/${meeting.meetingId}/agenda`}>{t.setAgenda}</LinkButton>;
  return (
    <Card title={t.agenda} {...(aside && { aside })}>
      {meeting.items.length === 0 ? (
        <p class="muted">{t.noAgenda}</p>
      ) : (
        <ItemList>
          {meeting.items.map((item) => (
            <Item
              key={item.itemId}
              title={`${item.itemNo.toString()}. ${item.title}`}
              facts={<ItemFacts item={item} />}
              action={
                meeting.state === 'open' && item.itemId === meeting.currentItemId ? (
                  <Pill tone="good">{t.currentItem}</Pill>
                ) : undefined
              }
            />
          ))}
        </ItemList>
      )}
    </Card>
  );
}

function ItemFacts({ item }: { readonly item: MeetingView['items'][number] }) {
  const parts = [item.minutes === null ? '' : `${item.minutes.toString()}′`, item.presenter].filter(
    (one) => one !== '',
  );
  return (
    <>
      {parts.join(' · ')}
      {item.documentId !== null && (
        <>
          {parts.length > 0 && ' · '}
          <a href={`/documents/${item.documentId}`}>{item.documentSymbol}</a>
        </>
      )}
    </>
  );
}

/** What was said, each a row; their number is the number of rows. */
export function OpinionsCard({ meeting }: CardProps) {
  const t = useWords(TEXT);
  const said = meeting.opinions.filter(({ state }) => state === 'done' || state === 'speaking');
  if (said.length === 0 && meeting.state !== 'open') return null;
  return (
    <Card title={t.opinionCount(useFormat().count(said.length))}>
      {said.length === 0 ? (
        <p class="muted">{t.noOpinions}</p>
      ) : (
        <ItemList>
          {said.map((one) => (
            <Item
              key={one.opinionId}
              title={`${one.opinionNo?.toString() ?? ''}. ${one.speaker}`}
              facts={[one.topic, one.text].filter((part) => part !== '').join(': ')}
              action={
                <span class="side-by-side">
                  <Pill>{t.kinds[one.kind]}</Pill>
                  <Mend meeting={meeting} path={`opinions/${one.opinionId}`} isTakenBack />
                </span>
              }
            />
          ))}
        </ItemList>
      )}
    </Card>
  );
}

/** Votes with their counts and the quorum as it stood. */
export function VotesCard({ meeting }: CardProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (meeting.votes.length === 0) return null;
  return (
    <Card title={t.votes}>
      <ItemList>
        {meeting.votes.map((vote) => (
          <Item
            key={vote.voteId}
            title={`${vote.voteNo.toString()}. ${vote.question}`}
            facts={t.voteLine({
              yes: format.count(vote.votesFor),
              no: format.count(vote.votesAgainst),
              none: format.count(vote.abstentions),
              present: `${format.count(vote.present)}/${format.count(vote.invited)}`,
            })}
            action={
              <span class="side-by-side">
                {vote.present >= vote.quorumNeeded ? (
                  <Pill tone="good">{t.quorumReached(format.count(vote.quorumNeeded))}</Pill>
                ) : (
                  <Pill tone="late">{t.quorumMissing(format.count(vote.quorumNeeded))}</Pill>
                )}
                <Mend meeting={meeting} path={`votes/${vote.voteId}`} isTakenBack />
              </span>
            }
          />
        ))}
      </ItemList>
    </Card>
  );
}

/** For whoever runs the meeting: to put a row right, or to take it back. */
function Mend(props: CardProps & { readonly path: string; readonly isTakenBack?: boolean }) {
  const t = useWords(TEXT);
  const { can, meetingId } = props.meeting;
  if (!can.run) return null;
  const at = `/meetings/${meetingId}/${props.path}`;
  return (
    <span class="mend side-by-side">
      <a href={`${at}/correct`}>{t.mend}</a>
      {props.isTakenBack && <a href={`${at}/withdraw`}>{t.takeBack}</a>}
    </span>
  );
}

/** Conclusions with what each still lacks of the six clear things. */
export function ConclusionsCard({ meeting }: CardProps) {
  const t = useWords(TEXT);
  if (meeting.conclusions.length === 0) return null;
  return (
    <Card title={t.conclusions}>
      <ItemList>
        {meeting.conclusions.map((one) => (
          <Item
            key={one.conclusionId}
            title={<span id={`conclusion-${one.conclusionId}`}>{`${one.conclusionNo.toString()}. ${one.what}`}</span>}
            facts={<ConclusionFacts one={one} />}
            action={
              <span class="side-by-side">
                <ConclusionAction meeting={meeting} one={one} />
                {meeting.can.run && one.taskId === null && (
                  <span class="mend side-by-side">
                    <a href={`/meetings/${meeting.meetingId}/conclusions/${one.conclusionId}/withdraw`}>{t.takeBack}</a>
                  </span>
                )}
              </span>
            }
          />
        ))}
      </ItemList>
    </Card>
  );
}

type OneConclusion = MeetingView['conclusions'][number];
function ConclusionFacts({ one }: { readonly one: OneConclusion }) {
  const format = useFormat();
  const parts = [
    one.owner,
    one.dueOn === null ? '' : format.day(one.dueOn),
    one.responsibility,
    one.product,
    one.authority,
  ];
  return <>{parts.filter((part) => part !== '').join(' · ')}</>;
}

function ConclusionAction({ meeting, one }: CardProps & { readonly one: OneConclusion }) {
  const t = useWords(TEXT);
  if (one.taskId !== null) {
    return meeting.can.readTasks ? <a href={`/tasks/${one.taskId}`}>{t.isTask}</a> : <Pill>{t.isTask}</Pill>;
  }
  if (one.lacks.length > 0)
    return <Pill tone="warn">{t.lacking(one.lacks.map((name) => t.lacks[name]).join(', '))}</Pill>;
  if (!meeting.can.run) return <Pill>{t.sixClear}</Pill>;
  return (
    <PressForm action={`/meetings/${meeting.meetingId}/conclusions/${one.conclusionId}/task`} words={t.makeTask} />
  );
}

/** A form of one button, for deeds of one press. */
export const PressForm = (props: {
  readonly action: string;
  readonly words: string;
  readonly weight?: 'primary' | 'plain';
  readonly children?: ComponentChildren;
}) => (
  <Form action={props.action}>
    {props.children}
    <Button weight={props.weight ?? 'plain'}>{props.words}</Button>
  </Form>
);
