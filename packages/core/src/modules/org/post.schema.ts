import { z } from 'zod';
import { POWERS, Day, line, optionalField, Revision, Tick } from '../../usecase/index.ts';
import { Precedence, Reason } from './fields.schema.ts';

/** How a post is held: main post, beside another, acting, in charge without the title, by delegation. */
export const HoldingMode = z.enum(
  ['main', 'concurrent', 'acting', 'in_charge', 'delegated'],
  'Chọn hình thức giữ chức',
);

const Powers = z.preprocess(
  (typed) => (typed === '' || typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed),
  z.array(z.enum(POWERS, 'Quyền không có trong danh sách')).max(POWERS.length),
);
const Title = line('Nhập chức danh', { least: 2, most: 160 });
const GroupCode = z
  .string('Nhập nhóm chức danh')
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Nhập mã nhóm chức danh (chữ thường, số)');
const postId = z.uuid('Chọn chức danh');

/** A new post and the powers that it carries. */
export const CreatePostInput = z.strictObject({
  unitId: z.uuid('Chọn đơn vị'),
  title: Title,
  groupCode: GroupCode.default('other'),
  isHead: Tick,
  isLeader: Tick,
  precedence: Precedence.default(100),
  powers: Powers.default([]),
  fromOn: Day,
});
/** Corrected values; fields left out stay as they are. */
export const CorrectPostInput = z.strictObject({
  postId,
  title: optionalField(Title),
  groupCode: optionalField(GroupCode),
  isHead: optionalField(Tick),
  isLeader: optionalField(Tick),
  precedence: optionalField(Precedence),
  powers: Powers.optional(),
  reason: Reason,
  revision: Revision,
});
/** The post; `toOn` is the first day on which it no longer exists. */
export const AbolishPostInput = z.strictObject({ postId, toOn: Day, reason: Reason });

/** Who takes which post, from when, and in what mode. */
export const AppointInput = z.strictObject({
  personId: z.uuid('Chọn người'),
  postId,
  fromOn: Day,
  toOn: optionalField(Day),
  mode: HoldingMode.default('main'),
});
/** `toOn` is the first day on which the post is no longer held. */
export const EndHoldingInput = z.strictObject({ holdingId: z.uuid(), toOn: Day, reason: Reason });
/** A corrected first day or mode. */
export const CorrectHoldingInput = z.strictObject({
  holdingId: z.uuid(),
  fromOn: optionalField(Day),
  mode: optionalField(HoldingMode),
  reason: Reason,
  revision: Revision,
});

/** A post in a list. */
export const PostLine = z.object({
  postId: z.uuid(),
  unitId: z.uuid(),
  title: z.string(),
  groupCode: z.string(),
  isHead: z.boolean(),
  isLeader: z.boolean(),
  precedence: z.int(),
  powers: z.array(z.enum(POWERS)),
  fromOn: Day,
  toOn: Day.nullable(),
  revision: z.int(),
});
/** Posts in order of precedence. */
export const PostsOutput = z.object({ posts: z.array(PostLine) });
/** The posts of one unit, or of all, on a day. */
export const PostsOfInput = z.strictObject({ unitId: optionalField(z.uuid()), asOf: optionalField(Day) });

/** Who holds which post, with the names that people read. */
export const HoldingLine = z.object({
  holdingId: z.uuid(),
  personId: z.uuid(),
  fullName: z.string(),
  postId: z.uuid(),
  title: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  mode: HoldingMode,
  isHead: z.boolean(),
  isLeader: z.boolean(),
  fromOn: Day,
  toOn: Day.nullable(),
  revision: z.int(),
});
/** A line of the list of post-holders. */
export type HoldingLine = z.infer<typeof HoldingLine>;
/** Of one unit, of one person, or of all, on a day. */
export const HoldingsInput = z.strictObject({
  asOf: optionalField(Day),
  unitId: optionalField(z.uuid()),
  personId: optionalField(z.uuid()),
});
/** Holdings in order of precedence, then by name. */
export const HoldingsOutput = z.object({ holdings: z.array(HoldingLine) });
