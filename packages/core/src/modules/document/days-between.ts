import { DAY_MS } from '../../kernel/index.ts';

/** Whole days from one day to a later one; negative when it is the earlier. */
export const daysBetween = (earlier: string, later: string): number =>
  Math.round((Date.parse(later) - Date.parse(earlier)) / DAY_MS);
