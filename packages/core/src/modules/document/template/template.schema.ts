import { z } from 'zod';
import { Day, optionalField } from '../../../usecase/index.ts';
import { AttachInput, line, Reason, SeenPlain, TypeCode } from '../document.schema.ts';

/** For whom a template is written: documents of the Party, or of the state. */
export const TEMPLATE_FAMILIES = ['party', 'state'] as const;
/** Uploaded and looked at; published, so that drafts are written on it; or another took its place or it was ended. */
export const TEMPLATE_STATES = ['draft', 'published', 'superseded'] as const;
/** One of {@link TEMPLATE_STATES}. */
export type TemplateState = (typeof TEMPLATE_STATES)[number];

/** How a template stands today: not published, waiting for its day, in force, or over. */
export const TEMPLATE_STANDINGS = ['draft', 'waiting', 'in_force', 'ended'] as const;
/** One of {@link TEMPLATE_STANDINGS}. */
export type TemplateStanding = (typeof TEMPLATE_STANDINGS)[number];

const templateId = z.uuid('Chọn mẫu');

/** A .docx with placeholders, for one type of document of a unit and of the units below it that have none of their own. */
export const UploadTemplateInput = z.strictObject({
  code: line('Nhập tên mẫu, ví dụ Mẫu KH-01', { least: 2, most: 100 }),
  type: TypeCode,
  family: z.enum(TEMPLATE_FAMILIES, 'Chọn thể thức'),
  unitId: z.uuid('Chọn đơn vị'),
  file: AttachInput.shape.file,
  isPlain: SeenPlain,
});
/** Which template. */
export const TemplateInput = z.strictObject({ templateId });
/** From which day a template holds, until which day (the first on which it no longer does), and why. */
export const PublishTemplateInput = z.strictObject({
  templateId,
  fromOn: Day,
  toOn: optionalField(Day),
  reason: Reason,
});
/** The first day on which a published template no longer holds, and why. */
export const SupersedeTemplateInput = z.strictObject({ templateId, toOn: Day, reason: Reason });
/** The uploaded template that was wrong. */
export const WithdrawTemplateInput = z.strictObject({ templateId, reason: Reason });

/** A template as it is listed. */
export const TemplateLine = z.object({
  templateId: z.uuid(),
  code: z.string(),
  /** Counts within unit, type and layout. */
  version: z.int(),
  type: z.string(),
  family: z.enum(TEMPLATE_FAMILIES),
  unitId: z.uuid(),
  unitName: z.string(),
  state: z.enum(TEMPLATE_STATES),
  standing: z.enum(TEMPLATE_STANDINGS),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
  /** Placeholders found in the file. */
  fields: z.array(z.string()),
  /** Those of them that nobody knows, as they are shown, with the nearest known one; with one of them it cannot be published. */
  unknown: z.array(z.string()),
  publishedBecause: z.string(),
  supersededBecause: z.string(),
});
/** A template as it is listed. */
export type TemplateLine = z.infer<typeof TemplateLine>;

/** A file to save. */
export const FileOutput = z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) });
