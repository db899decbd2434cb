import { fail, type Result } from '../../kernel/index.ts';

/** This actor may not do `action`. */
export const forbidden = (action: string): Result<never> => fail({ code: 'forbidden', action });
