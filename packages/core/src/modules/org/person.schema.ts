import { z } from 'zod';
import { Day, line, optionalField, Revision, Tick } from '../../usecase/index.ts';
import { Reason } from './fields.schema.ts';

/** Whether a person is a Party member, and of what kind. */
export const MemberKind = z.enum(['official', 'probationary', 'exempt', 'non_member'], 'Chọn diện đảng viên');
/** One of the kinds. */
export type MemberKind = z.infer<typeof MemberKind>;
/** `retired` people keep their cell and may hold posts; `moved`, `deceased` and `merged` end both. */
export const PersonState = z.enum(['active', 'moved', 'retired', 'deceased', 'merged']);
/** One of the states. */
export type PersonState = z.infer<typeof PersonState>;

const FullName = line('Nhập họ và tên', { least: 2, most: 120 });
const PersonCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{1,40}$/, 'Mã gồm chữ không dấu, số, dấu chấm hoặc gạch, nhiều nhất 40 ký tự');
const BirthYear = z.coerce.number('Nhập năm sinh').int('Nhập năm sinh').min(1900, 'Năm sinh từ 1900').max(2200);
const Sex = z.enum(['female', 'male'], 'Chọn nam hoặc nữ');
const traits = {
  birthYear: optionalField(BirthYear),
  bornOn: optionalField(Day),
  sex: optionalField(Sex),
};
const personId = z.uuid('Chọn người');

/** A new person; a birth date or a year, and a cell for members. */
export const AddPersonInput = z.strictObject({
  fullName: FullName,
  /** Left out, the next free number is given: `HG-0001`. */
  code: optionalField(PersonCode),
  ...traits,
  memberKind: MemberKind.default('non_member'),
  /** The cell the person belongs to from `fromOn`. */
  cellId: optionalField(z.uuid('Chọn chi bộ')),
  fromOn: Day,
  /** Say so when another person of the same name and birth is already there and this is someone else. */
  isNamesake: Tick,
});
/** Up to 5,000 people, written all or none. */
export const AddPeopleInput = z.strictObject({
  people: z.array(AddPersonInput).min(1).max(5_000, 'Mỗi lần nhiều nhất 5.000 người'),
});
/** The id and the readable code that a new person was given. */
export const AddedPerson = z.object({ personId: z.uuid(), code: z.string() });
/** Ids and codes in the order of the list. */
export const AddPeopleOutput = z.object({ people: z.array(AddedPerson) });

/** Corrected values; fields left out stay as they are. */
export const CorrectPersonInput = z.strictObject({
  personId,
  fullName: optionalField(FullName),
  /** Overrides the list order where the rule "given name last" does not fit: the name as it should be sorted. */
  sortAs: optionalField(line('Nhập tên để xếp thứ tự', { most: 120 })),
  ...traits,
  memberKind: optionalField(MemberKind),
  reason: Reason,
  revision: Revision,
});
/** Retired, moved, died or back, and from which day. */
export const ChangePersonStateInput = z.strictObject({
  personId,
  state: z.enum(['active', 'moved', 'retired', 'deceased'], 'Chọn tình trạng'),
  onDay: Day,
  reason: Reason,
});
/** The record that is kept, and the one that points to it from now on. */
export const MergePersonsInput = z.strictObject({
  keepId: z.uuid('Chọn người giữ lại'),
  mergeId: z.uuid('Chọn hồ sơ trùng'),
  onDay: Day,
  reason: Reason,
});
/** The id by which another system (`scheme`) knows the person. */
export const AddExternalIdInput = z.strictObject({
  personId,
  scheme: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'Nhập tên hệ thống nguồn'),
  value: line('Nhập mã ngoài', { most: 80 }),
});

/** One line of a list of people: enough to tell namesakes apart. */
export const PersonLine = z.object({
  personId: z.uuid(),
  code: z.string(),
  fullName: z.string(),
  birthYear: z.int().nullable(),
  memberKind: MemberKind,
  state: PersonState,
  cellId: z.uuid().nullable(),
  cellName: z.string().nullable(),
  postTitles: z.array(z.string()),
});
/** A person in a list. */
export type PersonLine = z.infer<typeof PersonLine>;
/** One page of people; `total` counts all of them. */
export const PeopleOutput = z.object({ people: z.array(PersonLine), total: z.int() });

const page = {
  asOf: optionalField(Day),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
};
/** What was typed into the search box. */
export const SearchPeopleInput = z.strictObject({ query: line('Nhập tên cần tìm', { most: 120 }), ...page });
/** A unit (with all under it) or, without one, everybody. */
export const PeopleOfInput = z.strictObject({ unitId: optionalField(z.uuid()), ...page });
/** Whose record, as of which day. */
export const OnePersonInput = z.strictObject({ personId, asOf: optionalField(Day) });
/** The full record of one person. */
export const PersonOutput = PersonLine.extend({
  bornOn: Day.nullable(),
  sex: Sex.nullable(),
  stateOn: Day,
  mergedInto: z.uuid().nullable(),
  revision: z.int(),
  externalIds: z.array(z.object({ scheme: z.string(), value: z.string() })),
  categories: z.array(z.object({ categoryId: z.uuid(), code: z.string(), name: z.string() })),
});
