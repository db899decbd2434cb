import { z } from 'zod';
import { Day, line } from '../../usecase/index.ts';

/** How a new committee comes into the house: its root unit, its office, its leadership and the first officer. */
export const FoundInput = z.strictObject({
  /** Short prefix of person codes and one-time codes: `HG`. */
  code: z.string().regex(/^[A-Z0-9]{2,8}$/, 'Mã gồm 2 đến 8 chữ hoa hoặc số'),
  name: line('Nhập tên đảng bộ', { least: 2 }),
  kind: z.string().default('ward_committee'),
  foundedOn: Day,
  officerName: line('Nhập họ tên cán bộ văn phòng', { least: 2, most: 120 }),
  officeTitle: line('Nhập chức danh').default('Cán bộ văn phòng'),
});
/** The ids of what was founded. */
export const FoundOutput = z.object({
  rootUnitId: z.uuid(),
  officePostId: z.uuid(),
  officerId: z.uuid(),
  holdingId: z.uuid(),
});

/** What may be known of the committee before signing in: its name and the prefix of its codes. */
export const CommitteeOutput = z.object({ code: z.string(), name: z.string(), rootUnitId: z.uuid() });

/** The record whose corrections are wanted. */
export const HistoryInput = z.strictObject({ subjectId: z.uuid() });
/** Old values as JSON, newest first. */
export const HistoryOutput = z.object({
  corrections: z.array(
    z.object({
      correctionId: z.uuid(),
      subjectKind: z.string(),
      before: z.string(),
      reason: z.string(),
      madeAt: z.date(),
      madeBy: z.string(),
    }),
  ),
});
