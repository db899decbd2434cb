import type { Fault, Result } from '../../kernel/index.ts';
import { perform } from '../../usecase/index.ts';
import { ALL_USE_CASES } from '../all-use-cases.ts';
import type { EmptyHouse } from '../empty-house.ts';
import type { Step, Witness } from '../story/telling.ts';
import { hostileCells } from './hostile-cells.ts';
import { reasonNotShown } from './not-shown.ts';
import { PAYLOADS } from './payloads.ts';
import { at, placesIn, withText, type Place } from './places.ts';
import { fitted, textFieldsOf, type TextField } from './text-fields.ts';

/** What the fields of a story met. */
export interface HostileReport {
  /** By field (`org.addPerson fullName`), the numbers of the payloads that were kept. */
  readonly kept: Map<string, Set<number>>;
  /** By field, the numbers of the payloads that were refused. */
  readonly refused: Map<string, Set<number>>;
}

/** The name of a field in reports and lists. */
export const nameOf = ({ useCase, path }: Pick<TextField, 'useCase' | 'path'>): string => `${useCase} ${path}`;

/** Every field that INJ-1 asks for. */
export const SHOWN_FIELDS: readonly TextField[] = textFieldsOf(ALL_USE_CASES).filter(
  (field) => reasonNotShown(field) === undefined,
);

interface Target {
  readonly field: TextField;
  readonly place: Place;
  /** Number of the payload. */
  readonly payload: number;
  /** Tries that were refused before. */
  readonly refusals: number;
}

/**
 * Lays payloads into every text field of every step: field number f gets payload f + run, so that as many runs as there are
 * payloads let each field meet each. What a field refuses is noted, and the next payload tried; where a step fails for
 * another reason, texts are taken back one after another until it happens as the story tells it.
 */
export function hostileWitness(house: EmptyHouse, run: number): { witness: Witness; report: HostileReport } {
  const report: HostileReport = { kept: new Map(), refused: new Map() };
  /** What the story's own texts became, for steps that name them again. */
  const became = new Map<string, string>();
  const times = new Map<string, number>();
  const asked = ({ actor, useCase }: Step, raw: unknown) => perform(house.app, actor, useCase, raw);
  const witness: Witness = async (step) => {
    const raw = hostileCells(step.useCase.name, renamed(step.raw, became), {
      payload: textOf(run),
      renamed: (text) => became.get(keyOf(text)) ?? text,
    });
    const before = times.get(step.useCase.name) ?? 0;
    times.set(step.useCase.name, before + 1);
    let targets = targetsIn(step, raw, run + 29 * before);
    while (targets.length > 0) {
      const typed = filledIn(raw, targets);
      const answer = await asked(step, typed);
      if (answer.ok) {
        note(report.kept, targets);
        // A search for a payload finds nothing to go on with.
        if (step.useCase.kind === 'view') return askedPlainly(step, asked, became);
        remember(became, step.raw, { typed, targets });
        return answer;
      }
      if (process.env['DBG'])
        console.log('DBG', step.useCase.name, targets.map((t) => t.field.path).join(), JSON.stringify(answer.fault));
      targets = afterRefusal(targets, answer.fault, report);
    }
    const answer = await asked(step, raw);
    return answer.ok ? answer : askedPlainly(step, asked, became);
  };
  return { witness, report };
}

async function askedPlainly(
  step: Step,
  asked: (step: Step, raw: unknown) => Promise<Result<unknown>>,
  became: ReadonlyMap<string, string>,
): Promise<Result<unknown>> {
  const answer = await asked(step, renamed(step.raw, became));
  return answer.ok ? answer : asked(step, step.raw);
}

const textOf = (payload: number): string => PAYLOADS[payload % PAYLOADS.length]?.text ?? '';

function targetsIn({ useCase }: Step, raw: unknown, run: number): Target[] {
  return SHOWN_FIELDS.flatMap((field, no) =>
    field.useCase === useCase.name
      ? placesIn(raw, field.path).map((place, index) => ({
          field,
          place,
          payload: (no + run + index) % PAYLOADS.length,
          refusals: 0,
        }))
      : [],
  );
}

const filledIn = (raw: unknown, targets: readonly Target[]): unknown =>
  targets.reduce((input, target) => withText(input, target.place, textAt(raw, target)), raw);

/** The name of a file keeps its ending, which says what the file is. */
function textAt(raw: unknown, { field, place, payload }: Target): string {
  const told = at(raw, place);
  const ending = field.path.endsWith('fileName') && typeof told === 'string' ? (/\.\w+$/.exec(told)?.[0] ?? '') : '';
  return `${fitted(textOf(payload), { ...field, most: field.most - ending.length })}${ending}`;
}

/** What is said of a field that another choice of the same input has, and this one has not. */
const UNDECLARED = 'Trường này không có trong biểu mẫu';
/** How often a field is offered another payload before it keeps what the story says. */
const PATIENCE = 4;

/** What to try next: another payload where a text was refused by its field, else one text less. */
function afterRefusal(targets: readonly Target[], fault: Fault, report: HostileReport): Target[] {
  const messages = fault.code === 'invalid' ? fault.fields : {};
  const isNamed = ({ place }: Target): boolean =>
    messages[place.join('.')] !== undefined || messages[String(place[0])] !== undefined;
  const isStrange = ({ place }: Target): boolean =>
    messages[String(place.at(-1))] === UNDECLARED || messages[place.join('.')] === UNDECLARED;
  if (targets.some(isStrange)) return targets.filter((target) => !isStrange(target));
  if (!targets.some(isNamed)) {
    if (fault.code === 'invalid') note(report.refused, targets.slice(0, 1));
    return targets.slice(1);
  }
  note(report.refused, targets.filter(isNamed));
  return targets.flatMap((target) => {
    if (!isNamed(target)) return [target];
    if (target.refusals === PATIENCE) return [];
    return [{ ...target, payload: (target.payload + 17) % PAYLOADS.length, refusals: target.refusals + 1 }];
  });
}

function note(into: Map<string, Set<number>>, targets: readonly Target[]): void {
  for (const { field, payload } of targets) {
    const name = nameOf(field);
    into.set(name, (into.get(name) ?? new Set()).add(payload));
  }
}

const keyOf = (text: string): string => text.normalize('NFC').toLowerCase();

function remember(
  became: Map<string, string>,
  told: unknown,
  { typed, targets }: { readonly typed: unknown; readonly targets: readonly Target[] },
): void {
  for (const { place } of targets) {
    const [before, after] = [at(told, place), at(typed, place)];
    if (typeof before === 'string' && typeof after === 'string') became.set(keyOf(before), after);
  }
}

/** The input with the story's own texts as they stand in the house by now; ids and days are left alone. */
function renamed(raw: unknown, became: ReadonlyMap<string, string>): unknown {
  if (typeof raw === 'string') return became.get(keyOf(raw)) ?? raw;
  if (Array.isArray(raw)) return raw.map((inner) => renamed(inner, became));
  if (typeof raw !== 'object' || raw === null || ArrayBuffer.isView(raw)) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([name, inner]: [string, unknown]) => [name, renamed(inner, became)]),
  );
}
