import { canonicalJson } from '../../usecase/index.ts';
import type { Step } from '../story/telling.ts';

/** Other values that a field might also hold. */
function otherValues(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1];
  if (Array.isArray(value))
    return [value.slice(0, -1), ...(value.length > 0 ? [[...(value as unknown[]), value[0]]] : [])];
  if (typeof value !== 'string') return [];
  return [
    crypto.randomUUID(),
    `${value} khác`,
    `${value}9`,
    value.replace(/.$/, '1'),
    value.replace(/^./, 'b'),
    '2026-01-09',
  ];
}

/** Valid input for the same use case that says something else; undefined where there is nothing to say. */
export function otherBody({ useCase, raw }: Pick<Step, 'useCase' | 'raw'>): unknown {
  const said = canonicalJson(useCase.input.parse(raw));
  return Object.entries(raw as object)
    .flatMap(([name, value]) => otherValues(value).map((other) => ({ ...(raw as object), [name]: other })))
    .find((other) => {
      const parsed = useCase.input.safeParse(other);
      return parsed.success && canonicalJson(parsed.data) !== said;
    });
}
