import { z } from 'zod';
import { dayOf, ok } from '../../../kernel/index.ts';
import { formLines } from '../../../platform/index.ts';
import { optionalField, view } from '../../../usecase/index.ts';
import { unitNames } from '../cascade/obligation-line.ts';
import { mayReadTemplates } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { TypeCode } from '../document.schema.ts';
import type { FormTemplateRow } from '../document.tables.ts';
import { unknownFields, unknownName } from './fields.ts';
import { filledExample } from './filled-example.ts';
import { TemplateInput, TemplateLine } from './template.schema.ts';
import { standingOn, templateById, templateRows } from './template.sql.ts';

/** The templates of all units, the newest first within a type. */
export const templates = view({
  name: 'document.templates',
  http: 'GET /documents/templates',
  summary: 'Các mẫu văn bản của cơ quan: đang soạn, đang dùng, đã thôi dùng',
  input: z.strictObject({ type: optionalField(TypeCode) }),
  output: z.object({ templates: z.array(TemplateLine) }),
  async run(ctx, { type }) {
    const permit = mayReadTemplates(ctx.actor, 'document.templates');
    if (!permit) return forbidden('document.templates');
    const rows = await templateRows(ctx)
      .orderBy('type')
      .orderBy('family')
      .orderBy('unit_id')
      .orderBy('version', 'desc')
      .execute();
    const names = await unitNames(ctx);
    const lines = rows
      .filter((row) => type === undefined || row.type === type)
      .map((row) => lineOf(row, names, dayOf(ctx.now)));
    return ok({ permit, value: { templates: lines } });
  },
});

/** One template, with the text of an example that is filled in. */
export const template = view({
  name: 'document.template',
  http: 'GET /documents/templates/{templateId}',
  summary: 'Một mẫu văn bản: chỗ điền tìm thấy trong tệp, và chữ của một bản điền thử',
  input: TemplateInput,
  output: TemplateLine.extend({ example: z.array(z.string()) }),
  async run(ctx, { templateId }) {
    const permit = mayReadTemplates(ctx.actor, 'document.template');
    if (!permit) return forbidden('document.template');
    const row = await templateById(ctx, templateId);
    if (!row) return missing('template');
    const bytes = await filledExample(ctx, row);
    if (!bytes.ok) return bytes;
    const line = lineOf(row, await unitNames(ctx), dayOf(ctx.now));
    return ok({ permit, value: { ...line, example: readLines(bytes.value) } });
  },
});

/** As much as fits on a page of ours; the whole is in the file. */
const MOST_LINES = 150;
const readLines = (bytes: Uint8Array): string[] =>
  formLines(bytes)
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_LINES);

function lineOf(row: FormTemplateRow, names: ReadonlyMap<string, string>, day: string): TemplateLine {
  const { code, version, type, family, state, name, size, sha256, fields } = row;
  return {
    ...{ templateId: row.template_id, code, version, type, family, state, name, size, sha256, fields: [...fields] },
    ...{ unitId: row.unit_id, unitName: names.get(row.unit_id) ?? '–', standing: standingOn(row, day) },
    ...{ fromOn: row.from_on, toOn: row.to_on, unknown: unknownFields(fields).map(unknownName) },
    ...{ publishedBecause: row.published_because, supersededBecause: row.superseded_because },
  };
}
