// Rows of one conference: the conference itself, stays, opinions and guests.
import { foldedWords } from '@guong/vietnamese';
import type { Held } from './held.ts';
import { idOf, type Row } from './rows.ts';

const LONG =
  'Hội nghị học tập, quán triệt và triển khai thực hiện nghị quyết về nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức đảng và chất lượng đội ngũ đảng viên ở phường trong tình hình mới, gắn với đánh giá kết quả thực hiện nhiệm vụ của các chi bộ và phương hướng những tháng tiếp theo';
const beginOf = ({ heldOn }: Held): string => `${heldOn}T12:00:00Z`;
const endOf = ({ heldOn }: Held): string => `${heldOn}T14:00:00Z`;

/** The conference, closed; every tenth has a title that no line is wide enough for. */
export const meetingRow = (held: Held): Row => ({
  ...{ meeting_id: held.meetingId, kind: 'chi_bo', kind_name: 'Hội nghị', is_study: held.isStudy, quorum_part: 2 },
  ...{ quorum_whole: 3, late_after_minutes: 15, unit_id: held.unitId },
  ...{
    title: held.place % 10 === 0 ? `${LONG} (lần ${String(held.place + 1)})` : `Hội nghị ${String(held.place + 1)}`,
  },
  ...{ starts_at: beginOf(held), place: 'Nhà văn hóa', mode: 'in_person', chair_id: null, secretary_id: null },
  ...{ state: 'closed', make_up_of: held.makeUpOf, check_in_code: 'x', current_item_id: null },
  ...{ invitation_rule: '{"categories":[],"postTitles":[],"unitIds":[]}' },
  ...{ opened_at: beginOf(held), closed_at: endOf(held), revision: 1 },
});

/** The words by which it is found. */
export const wordRows = (held: Held): Row[] => {
  const { title, kind_name: kindName } = meetingRow(held);
  return foldedWords(`${String(title)} ${String(kindName)}`).map((word) => ({ word, meeting_id: held.meetingId }));
};

/** One stay of everybody who came; the first went out and came back; one stay of somebody who was not there was taken back. */
export function attendanceRows(seed: number, held: Held): Row[] {
  const { meetingId, came, called } = held;
  const stay = (personId: string, n: number, isWithdrawn: boolean): Row => ({
    ...{ attendance_id: idOf(seed, `${meetingId} ${personId}`, n), meeting_id: meetingId, person_id: personId },
    ...{ from_at: n === 0 ? beginOf(held) : `${held.heldOn}T13:00:00Z`, to_at: endOf(held), mode: 'present' },
    ...{ proof: 'list', is_withdrawn: isWithdrawn },
  });
  return called.flatMap(({ member: { personId }, rank }) => {
    if (rank === called.length - 1) return [stay(personId, 0, true)];
    if (rank >= came) return [];
    return rank === 0 ? [stay(personId, 0, false), stay(personId, 1, false)] : [stay(personId, 0, false)];
  });
}

/** How many opinions of a conference stand; every third of them is a paper. */
export const spokenIn = ({ place }: Held): number => place % 8;
/** How many of them are papers. */
export const papersIn = (held: Held): number => Math.ceil(spokenIn(held) / 3);
/** How many guests came. */
export const guestsIn = ({ place }: Held): number => place % 3;

/** What was said, and one wish to speak that was taken back. */
export const opinionRows = (seed: number, held: Held): Row[] =>
  held.called.slice(0, spokenIn(held) + 1).map(({ member }, n) => ({
    ...{ opinion_id: idOf(seed, `opinion ${held.meetingId}`, n), meeting_id: held.meetingId, queue_no: n + 1 },
    ...{ item_id: null, person_id: member.personId, speaker: member.name, kind: n % 3 === 0 ? 'paper' : 'comment' },
    ...{ topic: 'Đường ngõ', text: '', minutes_allowed: 5 },
    ...(n < spokenIn(held)
      ? { opinion_no: n + 1, state: 'done', started_at: beginOf(held), ended_at: endOf(held) }
      : { opinion_no: null, state: 'withdrawn', started_at: null, ended_at: null }),
  }));

/** The guests who came, and one who was expected and did not. */
export const guestRows = (seed: number, held: Held): Row[] =>
  Array.from({ length: guestsIn(held) + 1 }, (_, n) => {
    const hasCome = n < guestsIn(held);
    return {
      ...{ guest_id: idOf(seed, `guest ${held.meetingId}`, n), meeting_id: held.meetingId, guest_no: n + 1 },
      ...{ name: `Khách thứ ${String(n + 1)}`, body: 'Mặt trận Tổ quốc quận', is_withdrawn: false },
      ...{ from_at: hasCome ? beginOf(held) : null, to_at: hasCome ? endOf(held) : null },
    };
  });
