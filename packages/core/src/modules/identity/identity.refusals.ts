import { fail, type Result } from '../../kernel/index.ts';

/** This person may not do `action`. */
export const forbidden = (action: string): Result<never> => fail({ code: 'forbidden', action });

/** It is not there, or not in this tenant. */
export const missing = (what: string): Result<never> => fail({ code: 'not_found', what });

/** Nobody is signed in, or the sign-in has ended. */
export const signedOut = (): Result<never> => fail({ code: 'unauthenticated' });

/** A recent check of a factor is asked for; `detail.needs` tells the door to show the page for it. */
export const needsProof = (): Result<never> =>
  fail({
    code: 'conflict',
    reason: 'Hãy xác nhận lại mật khẩu hoặc mã xác thực trước khi làm việc này.',
    detail: { needs: 'identity.verifyAgain' },
  });

/** A card that is used up, revoked, out of date, or never was: one answer for all. */
export const deadCard = (): Result<never> =>
  fail({
    code: 'conflict',
    reason: 'Thẻ này không còn dùng được (đã dùng, hết hạn hoặc đã thay thẻ khác). Hãy liên hệ văn phòng.',
  });
