import { z } from 'zod';
import type { LoadedRound } from '../round-step.ts';
import { roundFingerprint } from '../protocol.ts';
import type { CountedRound } from './counted-round.ts';
import { equationLines } from './equation-lines.ts';

const Count = z.int().min(0);
const Named = z.object({ label: z.string(), count: Count });
const Participant = z.object({ name: z.string(), post: z.string(), role: z.string() });

/** What was counted: exact and restricted (rulings, 9). The result page shows this; the minutes add who and when. */
export const CountRecord = z.object({
  protocolId: z.string(),
  title: z.string(),
  planSymbol: z.string(),
  place: z.string(),
  superior: z.string(),
  issuer: z.string(),
  committee: z.array(Participant),
  totals: z.object({
    roll: Count,
    issued: Count,
    notIssued: Count,
    collected: Count,
    notReturned: Count,
    valid: Count,
    invalid: Count,
    invalidReasons: z.array(Named),
  }),
  /** What percentages are of. */
  base: Named,
  blankRule: z.enum(['blank', 'invalid']),
  equations: z.array(
    z.object({ id: z.string(), sentence: z.string(), left: z.int(), right: z.int(), holds: z.boolean() }),
  ),
  subjects: z.array(
    z.object({
      name: z.string(),
      post: z.string(),
      items: z.array(z.object({ text: z.string(), levels: z.array(z.string()), counts: z.array(Count), blank: Count })),
    }),
  ),
  groups: z.array(z.object({ name: z.string(), size: Count, issued: Count, collected: Count, valid: Count })),
  fingerprints: z.object({
    roundWords: z.string(),
    rootHash: z.string(),
    resultHash: z.string(),
    bundleHash: z.string(),
  }),
});
/** What was counted; see the schema. */
export type CountRecord = z.infer<typeof CountRecord>;

/** The one record behind the page, the PDF and the DOCX of the count minutes. Instants are ISO 8601 in UTC. */
export const CountMinutesRecord = CountRecord.extend({
  documentAt: z.iso.datetime(),
  documentPlace: z.string(),
  number: z.string(),
  symbol: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  witnesses: z.array(Participant),
  incidents: z.array(z.string()),
  chair: z.object({ office: z.string(), name: z.string() }),
});
/** The one record of the minutes; see the schema. */
export type CountMinutesRecord = z.infer<typeof CountMinutesRecord>;

const REASONS = {
  sealing: 'Niêm phong sai cách, không mở được',
  ratings: 'Phần chấm không mở được bằng khóa đã cam kết',
  marks: 'Có nội dung chấm mức không có trong phiếu',
} as const;

interface Around {
  readonly loaded: LoadedRound;
  /** Name of the committee whose minutes these are. */
  readonly issuer: string;
  /** SHA-256 of the bundle as it stood when the committee had signed. */
  readonly bundleHash: string;
}

/** Puts together what was counted; the same input gives the same record. */
export function countRecordOf(counted: CountedRound, { loaded, issuer, bundleHash }: Around): CountRecord {
  const { round, members } = loaded;
  const { manifest } = counted.protocol;
  const { total } = counted.document.tally;
  return {
    protocolId: counted.ref.protocolId,
    title: round.title,
    planSymbol: round.plan_symbol,
    place: round.place,
    superior: round.superior,
    issuer,
    committee: members.map(({ name, post, role }) => ({
      name,
      post,
      role: role === 'head' ? 'Trưởng ban' : 'Ủy viên',
    })),
    totals: totalsOf(counted),
    base:
      manifest.denominator === 'valid'
        ? { label: 'số phiếu hợp lệ', count: total.valid }
        : { label: 'số phiếu thu về', count: total.collected },
    blankRule: manifest.blankRule,
    equations: equationLines(counted.equations),
    subjects: subjectsOf(counted),
    groups: groupsOf(counted),
    fingerprints: {
      roundWords: roundFingerprint(counted.protocol.id).join(' - '),
      rootHash: counted.rootHash,
      resultHash: counted.resultHash,
      bundleHash,
    },
  };
}

function totalsOf({ counts, document }: CountedRound): CountRecord['totals'] {
  const { total } = document.tally;
  const issued = counts.online?.issued ?? 0;
  return {
    roll: counts.roll,
    issued,
    notIssued: counts.notIssued,
    collected: counts.collected,
    // Derived, never entered; when more came back than went out, R3 says so and nothing is signed.
    notReturned: Math.max(0, issued - counts.collected),
    valid: counts.valid,
    invalid: total.invalid.sealing + total.invalid.ratings + total.invalid.marks,
    invalidReasons: (['sealing', 'ratings', 'marks'] as const).map((reason) => ({
      label: REASONS[reason],
      count: total.invalid[reason],
    })),
  };
}

const subjectsOf = ({ protocol, document }: CountedRound): CountRecord['subjects'] =>
  protocol.manifest.subjects.map((subject, at) => ({
    name: subject.name,
    post: subject.post,
    items: subject.items.map((item, place) => {
      const counted = document.tally.total.subjects[at]?.items[place];
      return { text: item.text, levels: [...item.levels], counts: counted?.levels ?? [], blank: counted?.blank ?? 0 };
    }),
  }));

const groupsOf = ({ groups, document }: CountedRound): CountRecord['groups'] =>
  groups.map(({ group_no, name, size, issued }) => {
    const tally = document.tally.groups.find(({ group }) => group === group_no)?.tally;
    return { name, size, issued: issued ?? 0, collected: tally?.collected ?? 0, valid: tally?.valid ?? 0 };
  });
