import { conflict, fail, type Result } from '../../kernel/index.ts';

/** This person may not do `action`. */
export const forbidden = (action: string): Result<never> => fail({ code: 'forbidden', action });

/** It is not there, not in this tenant, or not for this reader. */
export const missing = (what: string): Result<never> => fail({ code: 'not_found', what });

/** Somebody changed the record after this form was opened. */
export const outdated = (): Result<never> =>
  conflict('Cuộc họp này vừa được người khác sửa. Hãy tải lại trang rồi sửa lại.');
