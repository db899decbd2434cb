import { conflict, fail, type Result } from '../../kernel/index.ts';

/** This person may not do `action`. */
export const forbidden = (action: string): Result<never> => fail({ code: 'forbidden', action });

/** It is not there, not in this tenant, or the key does not fit. */
export const missing = (what: string): Result<never> => fail({ code: 'not_found', what });

/** A link that is used up, out of date, replaced by a newer one, somebody else's, or never was: one answer for all. */
export const deadLink = (): Result<never> =>
  conflict('Liên kết này không còn dùng được. Hãy nhập lại địa chỉ ở trang tài khoản để nhận liên kết mới.');

/** The operator has not set up a mail server. */
export const mailIsOff = (): Result<never> => conflict('Máy chủ này chưa bật thư điện tử.');
