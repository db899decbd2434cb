import { Card, LinkButton, Pill, useFormat, useWords } from '../ui/index.ts';
import type { MeetingView } from './meeting-view.ts';
import { TEXT } from './text.ts';

/** The minutes of a held meeting: drawn or not, signed or not, still the same as the records or not. */
export function MinutesCard({ meeting }: { readonly meeting: MeetingView }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { minutes } = meeting;
  const isHeld = meeting.closedAt !== null;
  if (!isHeld) return null;
  return (
    <Card title={t.minutesPaper}>
      {minutes !== null && (
        <p>
          {t.draft(minutes.draftNo.toString())}, {format.instant(minutes.drawnAt)}{' '}
          {minutes.signedAt !== null && <Pill tone="good">{t.signedAt(format.instant(minutes.signedAt))}</Pill>}{' '}
          {minutes.isCurrent ? <Pill tone="good">{t.sameAsRecords}</Pill> : <Pill tone="late">{t.changedSince}</Pill>}
        </p>
      )}
      <div class="actions">
        <LinkButton href={`/meetings/${meeting.meetingId}/minutes`}>{t.minutesPaper}</LinkButton>
        {meeting.can.run && <LinkButton href={`/meetings/${meeting.meetingId}/news`}>{t.news}</LinkButton>}
      </div>
    </Card>
  );
}
