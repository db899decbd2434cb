import { conflict, fail, type Result } from '../../kernel/index.ts';

/** This person may not do `action`. */
export const forbidden = (action: string): Result<never> => fail({ code: 'forbidden', action });

/** It is not there, or not in this tenant. */
export const missing = (what: string): Result<never> => fail({ code: 'not_found', what });

/** Whether the form was filled in from an older revision than the one that stands now. */
export const isOutdated = (seen: number | undefined, before: { readonly revision: number }): boolean =>
  seen !== undefined && seen !== before.revision;

/** Somebody changed the record after this form was opened. */
export const outdated = (): Result<never> =>
  conflict('Hồ sơ này vừa được người khác sửa. Hãy tải lại trang rồi sửa lại.');
