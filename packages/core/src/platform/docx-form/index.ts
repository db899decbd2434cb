/** Forms in DOCX: which placeholders a file bears, and a copy of it with them filled. Plain text only: no scripts. */
export { fillForm, formLines, MOST_FORM_BYTES, readForm, type FillOrder, type FormRead } from './form.ts';
export { kindOf, type FieldKind, type FormShape, type FormValues } from './form-shape.ts';
