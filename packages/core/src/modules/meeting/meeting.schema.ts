import { z } from 'zod';
import { Day, openLine, optionalField, Revision, Tick } from '../../usecase/index.ts';
import { CHECK_IN_MODES, MEETING_STATES, MODES, OPINION_KINDS } from './states.ts';

const SECRET_REFUSAL = 'Có dấu chỉ độ mật: nội dung mật không được đưa vào hệ thống nối mạng này.';

/** Text as people type it, tidied; a mark of secrecy in it is refused. */
export const line = openLine(SECRET_REFUSAL);

/** Text that may be empty. */
export const words = (most: number) => line('Nhập chữ', { least: 0, most }).default('');

/** Why something is changed. */
export const Reason = line('Nêu lý do (ít nhất 5 ký tự)', { least: 5 });
/** `2026-11-22T14:00` as typed in Ha Noi, or with an offset; read as an instant. */
export const Instant = z.iso
  .datetime({ offset: true, local: true, error: 'Nhập ngày giờ, ví dụ 27/03/2024 và 14:30' })
  .transform((text) => new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+07:00`));

/** Which meeting. */
export const MeetingId = z.uuid('Chọn cuộc họp');
const PersonId = z.uuid('Chọn người');
const UnitId = z.uuid('Chọn đơn vị');
const ids = (what: string, most: number) =>
  z
    .array(z.uuid(what))
    .max(most, `Nhiều nhất ${String(most)}`)
    .default([]);
const count = (message: string) => z.coerce.number(message).int(message).min(0, message).max(100_000, message);

/** A kind and its rules; the same code again changes the kind from then on. */
export const KeepKindInput = z.strictObject({
  code: z.string('Nhập mã').regex(/^[a-z][a-z0-9_]{1,39}$/, 'Mã gồm chữ thường không dấu, số và gạch dưới'),
  name: line('Nhập tên loại họp', { least: 2, most: 200 }),
  isStudy: Tick,
  quorumPart: z.coerce.number('Nhập phần').int('Nhập phần').min(1, 'Nhập phần').max(100, 'Nhập phần'),
  quorumWhole: z.coerce.number('Nhập mẫu').int('Nhập mẫu').min(1, 'Nhập mẫu').max(100, 'Nhập mẫu'),
  lateAfterMinutes: z.coerce.number('Nhập số phút').int('Nhập số phút').min(0).max(240, 'Nhiều nhất 240 phút'),
  isRetired: Tick,
});

const fields = {
  title: line('Nhập tên cuộc họp', { least: 3, most: 300 }),
  startsAt: Instant,
  place: line('Nhập địa điểm', { most: 200 }),
  mode: z.enum(MODES, 'Chọn hình thức họp'),
  chairId: optionalField(PersonId),
  secretaryId: optionalField(PersonId),
};
/** A meeting to be held; `repeatOf` takes the agenda and who is called from an earlier one. */
export const PlanInput = z.strictObject({
  kind: z.string('Chọn loại họp').min(1, 'Chọn loại họp').max(40, 'Chọn loại họp'),
  unitId: UnitId,
  ...fields,
  repeatOf: optionalField(MeetingId),
});
/** What changes about it; all fields as they shall stand. */
export const EditInput = z.strictObject({ meetingId: MeetingId, ...fields, revision: Revision });
/** It will not be held. */
export const CancelInput = z.strictObject({ meetingId: MeetingId, reason: Reason });
/** Only which meeting. */
export const MeetingOnly = z.strictObject({ meetingId: MeetingId });

/** The whole agenda as it shall stand. */
export const AgendaInput = z.strictObject({
  meetingId: MeetingId,
  items: z
    .array(
      z.strictObject({
        title: line('Nhập nội dung', { most: 300 }),
        minutes: optionalField(z.coerce.number('Nhập số phút').int('Nhập số phút').min(1).max(600, 'Nhiều nhất 600')),
        presenter: words(200),
        documentId: optionalField(z.uuid('Chọn văn bản')),
      }),
    )
    .max(40, 'Nhiều nhất 40 mục'),
  revision: Revision,
});

/** Who is called by rule: anybody in one of these categories, in one of these cells, or in a post of one of these titles. */
export const Rule = z.strictObject({
  categories: z.array(z.string().min(1).max(40)).max(60).default([]),
  unitIds: ids('Chọn đơn vị', 500),
  postTitles: z
    .array(line('Nhập chức danh', { most: 200 }))
    .max(60)
    .default([]),
});
/** A rule of invitation. */
export type Rule = z.output<typeof Rule>;
/** The rule, and people named besides. */
export const InvitationInput = z.strictObject({
  meetingId: MeetingId,
  ...Rule.shape,
  personIds: ids('Chọn người', 500),
});
/** One person more. */
export const CallInput = z.strictObject({ meetingId: MeetingId, personId: PersonId });
/** One person who is not counted, and why. */
export const LeaveOutInput = z.strictObject({ meetingId: MeetingId, personId: PersonId, reason: Reason });

/** What happens with one person: comes, takes part from afar, leaves, is excused, or was marked wrongly. */
export const MARKS = ['present', 'online', 'left', 'excused', 'absent'] as const;
/** A mark by whoever runs the meeting. */
export const MarkInput = z.strictObject({
  meetingId: MeetingId,
  personId: PersonId,
  as: z.enum(MARKS, 'Chọn có mặt, trực tuyến, ra về, vắng có lý do hoặc vắng'),
  /** Why somebody is excused; no reason for the command itself. */
  excuse: words(300),
});
/** Many at once from a list: these are there. */
export const MarkListInput = z.strictObject({
  meetingId: MeetingId,
  personIds: ids('Chọn người', 2_000),
  isEverybody: Tick,
});
/** By the number on the list, or the person's code. */
export const NumberInput = z.strictObject({ meetingId: MeetingId, number: line('Nhập số hoặc mã', { most: 40 }) });
/** By oneself, with the code of the hall. */
export const CheckInInput = z.strictObject({
  meetingId: MeetingId,
  code: z.string('Quét lại mã trong hội trường').max(64, 'Quét lại mã trong hội trường'),
});
/** How the code of the hall is shown. */
export const SetCheckInInput = z.strictObject({
  meetingId: MeetingId,
  mode: z.enum(CHECK_IN_MODES, 'Chọn mã tự đổi hoặc mã in sẵn'),
  seconds: z.coerce
    .number('Nhập số giây')
    .int('Nhập số giây')
    .min(15, 'Ít nhất 15 giây')
    .max(300, 'Nhiều nhất 300 giây')
    .default(30),
  /** Asked for a printed code. */
  reason: optionalField(Reason),
});
/** After closing: how it really was, and why it is changed. */
export const CorrectAttendanceInput = z.strictObject({
  meetingId: MeetingId,
  personId: PersonId,
  as: z.enum(['present', 'online', 'excused', 'absent'], 'Chọn có mặt, trực tuyến, vắng có lý do hoặc vắng'),
  /** Why somebody is excused; no reason for the command itself. */
  excuse: words(300),
  reason: Reason,
});

/** A guest: a name and the body he comes from; `isHere` when he stands at the door already. */
export const AddGuestInput = z.strictObject({
  meetingId: MeetingId,
  name: line('Nhập tên khách mời', { least: 2, most: 200 }),
  body: words(200),
  isHere: Tick,
  /** Asked for once the meeting is over. */
  reason: optionalField(Reason),
});
/** What happens with a guest: he comes, leaves, or was written down wrongly. */
export const GUEST_MARKS = ['present', 'left', 'withdrawn'] as const;
/** A mark on a guest; a reason where it takes him out, and always once the meeting is over. */
export const MarkGuestInput = z.strictObject({
  meetingId: MeetingId,
  guestId: z.uuid('Chọn khách mời'),
  as: z.enum(GUEST_MARKS, 'Chọn có mặt, ra về hoặc ghi nhầm'),
  reason: optionalField(Reason),
});

const speaking = {
  personId: optionalField(PersonId),
  speaker: words(200),
  kind: z.enum(OPINION_KINDS, 'Chọn loại ý kiến').default('comment'),
  topic: words(300),
  itemId: optionalField(z.uuid('Chọn mục')),
};
/** Asks for the floor: for oneself when nobody is named. */
export const AskInput = z.strictObject({
  meetingId: MeetingId,
  ...speaking,
  minutesAllowed: z.coerce.number('Nhập số phút').int('Nhập số phút').min(1).max(120, 'Nhiều nhất 120').default(5),
});
const OpinionId = z.uuid('Chọn ý kiến');
/** Whose turn it is. */
export const StartInput = z.strictObject({ meetingId: MeetingId, opinionId: OpinionId });
/** One place up or down in the queue. */
export const MoveInput = StartInput.extend({ direction: z.enum(['up', 'down'], 'Chọn lên hoặc xuống') });
/** What was said. */
export const FinishInput = z.strictObject({ meetingId: MeetingId, opinionId: OpinionId, text: words(5_000) });
/** Said and noted at once, as a cell secretary does it. */
export const RecordInput = z.strictObject({
  meetingId: MeetingId,
  ...speaking,
  text: line('Ghi tóm tắt ý kiến', { least: 2, most: 5_000 }),
});
/** What was noted wrongly; after closing with a reason. */
export const CorrectOpinionInput = z.strictObject({
  meetingId: MeetingId,
  opinionId: OpinionId,
  kind: z.enum(OPINION_KINDS, 'Chọn loại ý kiến'),
  topic: words(300),
  text: words(5_000),
  reason: optionalField(Reason),
});
/** Not said after all, or noted twice. */
export const WithdrawOpinionInput = z.strictObject({ meetingId: MeetingId, opinionId: OpinionId, reason: Reason });

/** A show of hands with its counts. */
export const VoteInput = z.strictObject({
  meetingId: MeetingId,
  itemId: optionalField(z.uuid('Chọn mục')),
  question: line('Nhập nội dung biểu quyết', { least: 3, most: 500 }),
  votesFor: count('Nhập số người đồng ý'),
  votesAgainst: count('Nhập số người không đồng ý'),
  abstentions: count('Nhập số người không có ý kiến'),
});

/** A vote as it should have been written down. */
export const CorrectVoteInput = VoteInput.omit({ itemId: true }).extend({
  voteId: z.uuid('Chọn biểu quyết'),
  reason: Reason,
});

/** Which vote is taken back, and why. */
export const WithdrawVoteInput = CorrectVoteInput.pick({ meetingId: true, voteId: true, reason: true });

/** A conclusion; with all six things it can become a task. */
export const ConcludeInput = z.strictObject({
  meetingId: MeetingId,
  what: line('Nhập nội dung kết luận', { least: 3, most: 500 }),
  ownerPostId: optionalField(z.uuid('Chọn người làm')),
  dueOn: optionalField(Day),
  responsibility: words(500),
  product: words(500),
  authority: words(500),
  supportUnitIds: ids('Chọn đơn vị', 50),
});
/** Which conclusion. */
export const ConclusionInput = z.strictObject({ meetingId: MeetingId, conclusionId: z.uuid('Chọn kết luận') });
/** The conclusion that was wrong. */
export const WithdrawConclusionInput = ConclusionInput.extend({ reason: Reason });

/** To which point of the agenda. */
export const GoToInput = z.strictObject({ meetingId: MeetingId, itemId: z.uuid('Chọn mục') });
/** When and where those who were missing hear it. */
export const MakeUpInput = z.strictObject({
  meetingId: MeetingId,
  startsAt: Instant,
  place: line('Nhập địa điểm', { most: 200 }),
});

/** The id of what was made or changed. */
export const Made = z.object({ id: z.uuid() });
/** The id and where the meeting stands now. */
export const Stepped = z.object({ id: z.uuid(), state: z.enum(MEETING_STATES) });
