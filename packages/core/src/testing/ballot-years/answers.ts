// What voters mark and write, drawn from a stream of chances.
import type { SubjectAnswers } from '@guong/ballot';

/** Questions of the instrument `gop-y-21`, and the levels of each. */
export const ITEMS = 21;
/** Levels of each question, the best first. */
export const LEVELS = 4;
const PHRASES = [
  'Đề nghị tiếp dân đúng lịch đã niêm yết',
  'Việc đã hứa ở khu dân cư cần có ngày xong',
  'Mong lắng nghe ý kiến cơ sở trước khi quyết định',
  'Cần kiểm tra đến cùng các kiến nghị còn tồn đọng',
  'Giữ được nếp sinh hoạt đúng giờ, cán bộ trẻ học theo',
] as const;

/** Gives the answers of one voter after another; people are rated differently, and rated by most as well as by others. */
export function answersFrom(chance: () => number, subjects: number): (nth: number) => readonly SubjectAnswers[] {
  const leanings = Array.from({ length: subjects }, () => 0.45 + 0.4 * chance());
  const spread = Array.from({ length: ITEMS }, () => 0.2 * chance() - 0.1);
  return (nth) => {
    const written = chance() < 0.08 || nth === 1 ? Math.floor(chance() * subjects) : -1;
    return leanings.map((leaning, subject) => ({
      marks: spread.map((by) => markOf(chance, leaning + by)),
      comment: subject === written ? `${phraseOf(chance)} (việc số ${String(1 + Math.floor(chance() * 900))})` : '',
    }));
  };
}

/** 0 for blank, or a level from 1. */
function markOf(chance: () => number, leaning: number): number {
  if (chance() < 0.03) return 0;
  const drawn = chance();
  if (drawn < leaning) return 1;
  const rest = (drawn - leaning) / (1 - leaning);
  return rest < 0.6 ? 2 : rest < 0.85 ? 3 : LEVELS;
}

const phraseOf = (chance: () => number): string => PHRASES[Math.floor(chance() * PHRASES.length)] ?? '';
