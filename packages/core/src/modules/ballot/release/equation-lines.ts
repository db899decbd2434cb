import type { Equation } from '../protocol.ts';

/** An equation as it is printed. */
export interface EquationLine {
  readonly id: string;
  readonly sentence: string;
  readonly left: number;
  readonly right: number;
  readonly holds: boolean;
}

/** R8 stands once for each item; on paper the ones that hold are one line with both sides added up. */
export function equationLines(equations: readonly Equation[]): EquationLine[] {
  const items = equations.filter(({ id }) => id.startsWith('R8'));
  const held = items.filter(({ holds }) => holds);
  const others = equations.filter((equation) => !held.includes(equation)).map(lineOf);
  if (held.length === 0) return others;
  const sum = (side: 'left' | 'right'): number => held.reduce((total, equation) => total + equation[side], 0);
  const sentence = `Từng nội dung, cộng cả ${held.length} nội dung: các mức + để trống = hợp lệ`;
  const line = { id: 'R8', sentence, left: sum('left'), right: sum('right'), holds: true };
  const after = others.findIndex(({ id }) => id.startsWith('R9'));
  return after < 0 ? [...others, line] : others.toSpliced(after, 0, line);
}

const lineOf = ({ id, text, left, right, holds }: Equation): EquationLine => ({
  id,
  sentence: `${text.vi.charAt(0).toUpperCase()}${text.vi.slice(1)}`,
  left,
  right,
  holds,
});
