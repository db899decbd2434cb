import type { z } from 'zod';
import { conflict, dayOf, fail, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { admitFile, MOST_FORM_BYTES, readForm, type ReadFile } from '../../../platform/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { unitOn } from '../../org/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { Made, SECRET_REFUSAL } from '../document.schema.ts';
import { lockRegister } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { bearsMarkAnywhere } from '../file-text.ts';
import { TEMPLATE_SHAPE } from './fields.ts';
import { UploadTemplateInput } from './template.schema.ts';
import type { TemplateKey } from './template.sql.ts';

/** Takes in an office's own template. It is a draft: nothing is written on it until it is published. */
export const uploadTemplate = command({
  name: 'document.uploadTemplate',
  http: 'none',
  summary: 'Đưa lên một mẫu văn bản .docx của cơ quan; chưa dùng cho đến khi công bố mẫu',
  input: UploadTemplateInput,
  output: Made,
  async run(ctx, { file, code, type, family, unitId }) {
    const permit = mayKeepRegister(ctx.actor, 'document.uploadTemplate');
    if (!permit) return forbidden('document.uploadTemplate');
    if (!(await unitOn(ctx, unitId, dayOf(ctx.now)))) return invalid('unitId', 'Không có đơn vị này');
    const taken = await takeIn(ctx, file);
    if (!taken.ok) return taken;
    await lockRegister(ctx);
    const key: TemplateKey = { unit_id: unitId, type, family };
    const before = await versionsOf(ctx, key);
    if (before >= MOST_VERSIONS) return conflict(TOO_MANY);
    const { fields, fileId, name, size, sha256 } = taken.value;
    const id = timedId(ctx.now);
    await tables(ctx.tx)
      .insertInto('document.form_template')
      .values({
        ...{ tenant_id: ctx.tenantId, template_id: id, ...key, code, version: before + 1 },
        ...{ state: 'draft', is_withdrawn: false, from_on: null, to_on: null },
        ...{ published_because: '', superseded_because: '' },
        ...{ file_id: fileId, name, size, sha256, fields: [...fields], made_at: ctx.now },
      })
      .execute();
    const data = { code, type, family, unitId, version: before + 1, sha256 };
    return ok({ permit, value: { id }, event: { type: 'document.template_uploaded', subject: id, data } });
  },
});

/** How many versions a template may ever have had; withdrawn ones still take their place on the disk (FIL-8). */
export const MOST_VERSIONS = 200;
const TOO_MANY = `Loại văn bản này của đơn vị đã có ${String(MOST_VERSIONS)} bản mẫu, kể cả bản đã gỡ.`;

/** How many versions there are, withdrawn ones counted: a number is given once. */
async function versionsOf(ctx: Ctx, key: TemplateKey): Promise<number> {
  const row = await tables(ctx.tx)
    .selectFrom('document.form_template')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', key.unit_id)
    .where('type', '=', key.type)
    .where('family', '=', key.family)
    .executeTakeFirstOrThrow();
  return row.n;
}

type Template = ReadFile & { readonly fields: readonly string[] };
type UploadedFile = z.output<typeof UploadTemplateInput>['file'];

/** Looks into the file before anything is kept; whatever is refused is said with the name of the file. */
async function takeIn(ctx: Ctx, { fileName, bytes }: UploadedFile): Promise<Result<Template>> {
  const named = (why: string) => invalid('file', `Tệp “${shown(fileName)}”: ${why}`);
  if (bearsMarkAnywhere(fileName.replace(/\.[a-z0-9]+$/i, ''))) return invalid('file', SECRET_REFUSAL);
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = isArchive ? readForm(bytes, TEMPLATE_SHAPE) : { fields: [] };
  if ('fault' in read) return named(read.fault);
  const admitted = await admitFile(ctx, { name: fileName, bytes, allow: ['docx'], maxBytes: MOST_FORM_BYTES });
  if (!admitted.ok)
    return admitted.fault.code === 'invalid' ? named(whyOf(admitted.fault.fields)) : fail(admitted.fault);
  return bearsMarkAnywhere(admitted.value.text)
    ? invalid('file', SECRET_REFUSAL)
    : ok({ ...admitted.value, fields: read.fields });
}

const whyOf = (fields: Readonly<Record<string, string>>): string => fields['file'] ?? 'không nhận được.';

const shown = (fileName: string): string => fileName.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, 80);
