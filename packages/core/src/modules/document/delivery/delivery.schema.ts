import { z } from 'zod';
import { Day } from '../../../usecase/index.ts';
import { line, Symbol, TypeCode } from '../document.schema.ts';

/** A unit of this tenant that keeps its own house, and which tenant that is. */
export const JoinUnitInput = z.strictObject({
  unitId: z.uuid('Chọn đơn vị'),
  childTenantId: z.uuid('Chọn đảng bộ cấp dưới'),
});

/** A document sent down with what it asks, as it travels from one tenant to another. */
export const Sending = z.strictObject({
  /** The id of the obligation above: what makes a second delivery of the same sending the same. */
  sendingId: z.uuid(),
  fromTenantId: z.uuid(),
  issuer: z.strictObject({ code: line('Thiếu ký hiệu cơ quan', { most: 20 }), name: line('Thiếu tên cơ quan') }),
  symbol: Symbol,
  issuedOn: Day,
  title: line('Thiếu trích yếu'),
  requiredType: TypeCode,
  task: line('Thiếu việc phải làm', { most: 200 }),
  dueOn: Day,
});
/** A document sent down with what it asks. */
export type Sending = z.infer<typeof Sending>;

/** A sending with the tenant it goes to. */
export const Outgoing = z.object({ childTenantId: z.uuid(), sending: Sending });
/** The sending that has arrived. */
export const NoteDeliveredInput = z.strictObject({ obligationId: z.uuid('Chọn nghĩa vụ') });

/** How a unit with its own house answered: by a document of its own, or on a day and how. */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    symbol: Symbol,
    issuedOn: Day,
    title: line('Thiếu trích yếu'),
    /** The code with which the unit signs. */
    code: line('Thiếu ký hiệu cơ quan', { most: 20 }),
  }),
  z.strictObject({ kind: z.literal('otherwise'), doneOn: Day, how: line('Thiếu cách làm', { least: 5 }) }),
]);
/** How a unit answered. */
export type Answer = z.infer<typeof Answer>;

/** An answer on its way up: to which obligation of which tenant. */
export const Upward = z.object({ toTenantId: z.uuid(), obligationId: z.uuid(), answer: Answer });
/** An answer that comes up from the tenant of a unit. */
export const HearInput = z.strictObject({
  obligationId: z.uuid('Chọn nghĩa vụ'),
  fromTenantId: z.uuid('Chọn đảng bộ cấp dưới'),
  answer: Answer,
});
