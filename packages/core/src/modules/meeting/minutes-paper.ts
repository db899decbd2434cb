import { formatDate } from '@guong/vietnamese';
import type { MeetingMinutes } from '@guong/paper';
import { dayOf, ZONE } from '../../kernel/index.ts';
import { letterheadOf } from '../../platform/index.ts';
import type { StandingRow } from './standing.sql.ts';
import type { Content } from './view.schema.ts';

const KIND_WORDS = {
  comment: '',
  proposal: 'đề xuất',
  paper: 'tham luận',
  guidance: 'chỉ đạo',
  reply: 'tiếp thu',
} as const;

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
/** `19 giờ 05 ngày 22/11/2026`, as Ha Noi reads its clock. */
const instantText = (at: Date): string => `${clock.format(at).replace(':', ' giờ ')} ngày ${formatDate(dayOf(at))}`;

/** What the office says for the head of the paper. */
export interface PaperHead {
  readonly family: 'party' | 'state';
  readonly superior: string;
  readonly issuer: string;
  /** Place of the document: `Hoa Gạo`. */
  readonly documentPlace: string;
  readonly at: Date;
  readonly recordHash: string;
  readonly qrText: string;
}

/** The minutes of a held meeting, out of its records and nothing else. */
export function minutesPaperOf(content: Content, standing: readonly StandingRow[], head: PaperHead): MeetingMinutes {
  const { family, superior, issuer, documentPlace: place, at } = head;
  const symbol = family === 'state' ? 'BB-UBND' : 'BB/ĐU';
  return {
    letterhead: letterheadOf({ family, superior, issuer, number: '', symbol, place, at }),
    documentAt: at,
    abstract: content.title,
    beganText: instantText(content.openedAt ?? content.startsAt),
    endedText: instantText(content.closedAt ?? at),
    place: content.place,
    chair: content.chair,
    secretary: content.secretary,
    categories: content.categories.map(({ categoryName, invited, present, excused }) => ({
      ...{ name: categoryName === '' ? 'Chưa xếp thành phần' : categoryName, invited, present, excused },
    })),
    quorumNeeded: content.quorum.needed,
    away: awayOf(standing),
    guests: content.guests
      .filter(({ hasCome }) => hasCome)
      .map(({ name, body }) => (body === '' ? name : `${name} (${body})`)),
    agenda: content.items.map(({ title, presenter }) => (presenter === '' ? title : `${title} (${presenter})`)),
    opinions: content.opinions
      .filter(({ state }) => state === 'done')
      .map(({ speaker, kind, topic, text }) => ({
        head: KIND_WORDS[kind] === '' ? speaker : `${speaker} (${KIND_WORDS[kind]})`,
        text: [topic, text].filter((part) => part !== '').join(': '),
      })),
    votes: content.votes,
    conclusions: content.conclusions.map(({ what, owner, dueOn, product }) => ({
      ...{ what, owner, product, due: dueOn === null ? '' : formatDate(dueOn) },
    })),
    recordHash: head.recordHash,
    qrText: head.qrText,
  };
}

const awayOf = (standing: readonly StandingRow[]): string[] =>
  standing
    .filter((row) => row.standing !== 'present')
    .map(({ name, because }) => (because === '' ? name : `${name} (${because})`));
