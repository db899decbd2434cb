import type { FormShape } from '../../../platform/index.ts';
import { isNearName } from './near-name.ts';

/** Placeholders that stand for one text. */
export const TEXT_FIELDS = [
  'co_quan',
  'co_quan_hoa',
  'cap_tren',
  'cap_tren_hoa',
  'loai',
  'loai_hoa',
  'so',
  'ky_hieu',
  'so_ky_hieu',
  'dia_danh',
  'ngay',
  'thang',
  'nam',
  'trich_yeu',
  'nhiem_vu',
  'han',
  'nguoi_ky',
  'chuc_vu',
  'chuc_vu_hoa',
] as const;
/** Placeholders that repeat their paragraph. */
export const LIST_FIELDS = ['can_cu', 'noi_nhan'] as const;
/** Placeholders that repeat their table row, once for each task. */
export const ROW_FIELDS = [
  'viec.tt',
  'viec.ten',
  'viec.nguoi',
  'viec.phoi_hop',
  'viec.san_pham',
  'viec.han',
  'viec.chi_dao',
] as const;

/** One of the placeholders that a template may bear. */
export type TemplateField = (typeof TEXT_FIELDS)[number] | (typeof LIST_FIELDS)[number] | (typeof ROW_FIELDS)[number];

/** Every placeholder that a template may bear, in the order in which it is explained. */
export const TEMPLATE_FIELDS: readonly TemplateField[] = [...TEXT_FIELDS, ...LIST_FIELDS, ...ROW_FIELDS];

/** The placeholders by what they repeat. */
export const TEMPLATE_SHAPE: FormShape = { texts: TEXT_FIELDS, lists: LIST_FIELDS, row: ROW_FIELDS };

/** How an unknown name is shown: with the known one that is nearest, where one is near. */
export function unknownName(name: string): string {
  const near = TEMPLATE_FIELDS.find((one) => isNearName(one, name));
  return near === undefined ? `{{${name}}}` : `{{${name}}} (có phải {{${near}}}?)`;
}

/** The placeholders of a file that nobody knows, in the order of the text. */
export const unknownFields = (fields: readonly string[]): string[] => {
  const known: readonly string[] = TEMPLATE_FIELDS;
  return fields.filter((name) => !known.includes(name));
};
