import { z } from 'zod';
import { MAIL_ADDRESS } from '../../platform/index.ts';

/** What somebody may wish to be written about. A ballot is not among it, and never will be: see decision 017. */
export const WISHES = ['task_assigned', 'task_due_soon', 'task_overdue', 'task_escalated', 'meeting_invited'] as const;
/** One of {@link WISHES}. */
export type Wish = (typeof WISHES)[number];
/** Every kind of letter; those that confirm an address and that gather a day go beside the wishes. */
export const LETTER_KINDS = ['confirm', ...WISHES, 'digest'] as const;
/** One of {@link LETTER_KINDS}. */
export type LetterKind = (typeof LETTER_KINDS)[number];
/** On its way; handed to the mail server; no longer for its reader; given up. */
export const LETTER_STATES = ['waiting', 'sent', 'dropped', 'failed'] as const;
/** One of {@link LETTER_STATES}. */
export type LetterState = (typeof LETTER_STATES)[number];

const Lang = z.enum(['vi', 'en'], 'Chọn ngôn ngữ của thư');
/** The choices of a form come as a list, as one word, or not at all. */
const Wishes = z.preprocess(
  (typed) => (typed === undefined || typed === '' ? [] : typeof typed === 'string' ? [typed] : typed),
  z.array(z.enum(WISHES)).max(WISHES.length),
);

/** An address typed by its owner; left empty it takes the old one away. */
export const SetAddressInput = z.strictObject({
  address: z
    .string('Nhập địa chỉ thư điện tử')
    .trim()
    .max(200, 'Địa chỉ dài quá')
    .refine((typed) => typed === '' || MAIL_ADDRESS.test(typed), 'Nhập một địa chỉ, ví dụ ten@hoa-gao.example'),
  lang: Lang.default('vi'),
});
/** Which letters somebody wants: one by one, or gathered once a day; none stops all. */
export const ChooseInput = z.strictObject({
  wishes: Wishes,
  isDigest: z.preprocess((typed) => typed === true || typed === 'true', z.boolean()).optional(),
  lang: Lang.default('vi'),
});
/** The code out of the link of a confirmation. */
export const ConfirmInput = z.strictObject({ code: z.string().regex(/^[\w-]{43}$/, 'Liên kết này không đọc được') });
/** Account and key out of the link that stops all mail. */
export const StopInput = z.strictObject({ accountId: z.uuid(), key: z.string().regex(/^[\w-]{43}$/) });
/** Where somebody stands with mail. */
export const MineOutput = z.object({
  /** Whether this house sends mail at all. */
  isOn: z.boolean(),
  address: z.string(),
  state: z.enum(['none', 'pending', 'confirmed', 'stopped']),
  wishes: z.array(z.enum(WISHES)),
  isDigest: z.boolean(),
  lang: Lang,
});
/** The state that an address has come to. */
export const StateOutput = z.object({ state: z.enum(['none', 'pending', 'confirmed', 'stopped']) });

/** One letter for whoever carries it: to whom, about what, and the keys of its links. */
export const LetterToSend = z.object({
  letterId: z.uuid(),
  kind: z.enum(LETTER_KINDS),
  subjectId: z.uuid().nullable(),
  address: z.string(),
  lang: Lang,
  fullName: z.string(),
  personId: z.uuid(),
  accountId: z.uuid(),
  /** The posts of the day, without their powers: a letter is asked for by one factor at most. */
  holdings: z.array(
    z.object({ holdingId: z.uuid(), unitId: z.uuid(), postTitle: z.string(), powers: z.array(z.never()) }),
  ),
  stopKey: z.string(),
  confirmCode: z.string().nullable(),
});
/** What is to be done with a letter: carry it, drop it, or nothing because its end was noted already. */
export const LetterOutput = z.discriminatedUnion('standing', [
  z.object({ standing: z.literal('send'), letter: LetterToSend }),
  z.object({ standing: z.literal('drop'), why: z.string() }),
  z.object({ standing: z.literal('over') }),
]);
/** How a letter fared; the remark names no address. */
export const OutcomeInput = z.strictObject({
  letterId: z.uuid(),
  outcome: z.enum(['sent', 'dropped', 'failed']),
  remark: z.string().max(200).default(''),
  isLasting: z.boolean().default(false),
});
/** The letter that is tried again. */
export const TryAgainInput = z.strictObject({ letterId: z.uuid('Chọn thư') });
/** The letter that is on its way again. */
export const TryAgainOutput = z.object({ letterId: z.uuid() });
/** Waiting and failed letters. Names stand there for the office, never for whoever only runs the machine. */
export const QueueOutput = z.object({
  isOn: z.boolean(),
  waiting: z.int(),
  failed: z.int(),
  /** When the oldest of those that wait was made. */
  oldestAt: z.date().nullable(),
  letters: z.array(
    z.object({
      letterId: z.uuid(),
      kind: z.enum(LETTER_KINDS),
      state: z.enum(LETTER_STATES),
      name: z.string(),
      tries: z.int(),
      why: z.string(),
      madeAt: z.date(),
    }),
  ),
});
