import { Card, DefinitionList, Item, ItemList, LinkButton, Pill, Table, useFormat, useWords } from '../../ui/index.ts';
import { BallotPreview } from '../setup/ballot-preview.tsx';
import { AUDITOR_TEXT } from '../committee/auditor-text.ts';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { NEXT_TEXT } from './next-text.ts';

interface Props {
  readonly round: RoundView;
}

/** Who is rated, and the plan each is held to. */
export function SubjectsCard({ round }: Props) {
  const t = useWords(TEXT);
  const base = `/rounds/${round.roundId}`;
  const choose = round.can.includes('ballot.setSubjects') && <a href={`${base}/subjects`}>{t.chooseSubjects}</a>;
  return (
    <Card title={t.subjects} aside={choose}>
      {round.subjects.length === 0 && <p>{t.noSubjects}</p>}
      <ItemList>
        {round.subjects.map((subject) => (
          <Item
            key={subject.subjectNo}
            title={subject.name}
            facts={
              <>
                {subject.post} · <PlanLink base={base} subject={subject} />
              </>
            }
            {...(round.can.includes('ballot.attachPlan') && {
              action: (
                <LinkButton href={`${base}/subjects/${subject.subjectNo.toString()}/plan`}>{t.attachPlan}</LinkButton>
              ),
            })}
          />
        ))}
      </ItemList>
    </Card>
  );
}

function PlanLink({ base, subject }: { readonly base: string; readonly subject: RoundView['subjects'][number] }) {
  const t = useWords(TEXT);
  if (subject.planSha256 === null) return <>{t.noPlan}</>;
  return <a href={`${base}/subjects/${subject.subjectNo.toString()}/document`}>{subject.planTitle}</a>;
}

/** The roll: how many, and where it is. */
export function RollCard({ round }: Props) {
  const t = useWords(TEXT);
  const format = useFormat();
  const base = `/rounds/${round.roundId}`;
  const make = round.can.includes('ballot.setRoll') && <a href={`${base}/voters`}>{t.makeRoll}</a>;
  return (
    <Card title={t.roll} aside={make}>
      {round.voters === 0 ? (
        <p>{t.noRoll}</p>
      ) : (
        <p>
          <a href={`${base}/roll`}>{t.rollCaption(format.count(round.voters))}</a>
        </p>
      )}
      <p class="muted">{t.rollNote}</p>
    </Card>
  );
}

/** Issued by credential group. */
export function GroupsCard({ round }: Props) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (round.groups.length === 0) return null;
  return (
    <Card title={t.groups}>
      <Table
        caption={t.groupsCaption}
        isCaptionHidden
        rows={round.groups}
        keyOf={(group) => group.groupNo.toString()}
        columns={[
          { label: t.category, cell: (group) => group.name },
          { label: t.people, cell: (group) => format.count(group.size), isFigure: true },
          {
            label: t.issued,
            cell: (group) => (group.issued === null ? '–' : format.count(group.issued)),
            isFigure: true,
          },
        ]}
      />
      <p class="muted">{t.groupsNote}</p>
    </Card>
  );
}

/** The ballot as voters will see it, folded away: it is long. */
export function InstrumentCard({ round }: Props) {
  const t = useWords(TEXT);
  const next = useWords(NEXT_TEXT);
  const format = useFormat();
  const subjects = round.subjects.map(({ name, post, planSha256 }) => ({ name, post, hasPlan: planSha256 !== null }));
  return (
    <Card title={t.instrument} aside={next.previewOf(format.count(round.items.length))}>
      <details>
        <summary>{next.preview}</summary>
        <BallotPreview ballot={{ ...round, subjects }} />
      </details>
    </Card>
  );
}

/** The counting committee and its keys. */
export function CommitteeCard({ round }: Props) {
  const t = useWords(TEXT);
  const choose = round.can.includes('ballot.setCommittee') && !round.members.some((member) => member.hasKey) && (
    <a href={`/rounds/${round.roundId}/members`}>{t.chooseCommittee}</a>
  );
  return (
    <Card title={t.committee} aside={choose}>
      {round.members.length === 0 && <p>{t.noCommittee}</p>}
      <ItemList>
        {round.members.map((member) => (
          <Item
            key={member.memberIndex}
            title={member.name}
            facts={member.role === 'head' ? t.head : t.member}
            action={<Pill tone={member.hasKey ? 'good' : 'warn'}>{member.hasKey ? t.keyReady : t.keyMissing}</Pill>}
          />
        ))}
      </ItemList>
      {round.members.length > 0 && <p class="muted">{t.openNeeds(round.threshold, round.members.length)}</p>}
    </Card>
  );
}

/** Who recounts from outside; shown where somebody is named or may be. */
export function AuditorCard({ round }: Props) {
  const t = useWords(AUDITOR_TEXT);
  const [auditor] = round.auditors;
  const mayName = round.can.includes('ballot.nameAuditor') && round.protocolId === null;
  if (!auditor && !mayName) return null;
  return (
    <Card title={t.auditor} aside={mayName && <a href={`/rounds/${round.roundId}/auditor`}>{t.nameOne}</a>}>
      {auditor ? (
        <p>
          {auditor.name} <code>{auditor.x25519.replace(/(.{8})(?=.)/g, '$1 ')}</code>
        </p>
      ) : (
        <p>{t.none}</p>
      )}
    </Card>
  );
}

/** The eight words that everyone can compare, and the hash of the roll. */
export function FingerprintCard({ round, words }: Props & { readonly words: readonly string[] }) {
  const t = useWords(TEXT);
  if (round.rollHash === null) return null;
  return (
    <Card title={t.fingerprint}>
      {words.length > 0 && <p class="strong">{words.join(' ')}</p>}
      {words.length > 0 && <p class="muted">{t.fingerprintNote}</p>}
      <p>
        {t.rollHash}: <code>{round.rollHash.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
    </Card>
  );
}

/** The bounds of each phase and the rule of epochs. */
export function TimesCard({ round }: Props) {
  const t = useWords(TEXT);
  const format = useFormat();
  const minimum = format.count(round.epochMinimum);
  return (
    <Card title={t.times}>
      <DefinitionList
        facts={[
          { term: t.issueOpensAt, value: format.instant(round.issueOpensAt) },
          { term: t.issueClosesAt, value: format.instant(round.issueClosesAt) },
          { term: t.castOpensAt, value: format.instant(round.castOpensAt) },
          { term: t.castClosesAt, value: format.instant(round.castClosesAt) },
          { term: t.epochs, value: t.epochRule(minimum, format.count(round.epochMinutes)) },
        ]}
      />
      {round.can.includes('ballot.editRound') && <a href={`/rounds/${round.roundId}/edit`}>{t.edit}</a>}
    </Card>
  );
}
