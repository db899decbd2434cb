import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { foldAll } from '@guong/vietnamese';
import type { Posted } from '../../../http/form.ts';
import type { Messages } from '../../ui/index.ts';
import type { PreviewedBallot } from './ballot-preview.tsx';

/** A published template as pages get it. */
export type TemplateView = z.output<typeof ballot.templates.output>['templates'][number];
type Typed = Posted['typed'];

/** ballot.md 10: one fixed slot for each subject; whether it is used cannot be told from outside. */
const COMMENT_BYTES = 512;
/** As long as `TemplateCode` takes. */
const MOST_CODE = 40;

/**
 * One more than a template takes of each: too many are still refused, and a text of nothing but lines is not multiplied
 * into a ballot of a million fields.
 */
const MOST = { items: 41, levels: 6 };

const linesOf = (text: string | undefined, between: RegExp): string[] =>
  (text ?? '')
    .split(between)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What was typed, as `ballot.publishTemplate` takes it: one question in each line, its own levels behind a bar. */
export function templateInput(typed: Typed) {
  const common = linesOf(typed['levels'], /\n/).slice(0, MOST.levels);
  const lines = linesOf(typed['items'], /\n/).slice(0, MOST.items);
  const items = lines.map((line) => {
    const [text = '', own] = line.split('|');
    return { text: text.trim(), levels: own === undefined ? common : linesOf(own, /;/).slice(0, MOST.levels) };
  });
  const { title, kind, blankRule, denominator } = typed;
  const code = typed['code']?.trim() ? typed['code'] : codeFrom(title ?? '');
  const commentBytes = typed['hasComments'] === 'true' ? COMMENT_BYTES : 0;
  return { code, title, kind, blankRule, denominator, commentBytes, items };
}

/** `Góp ý tổ dân phố` gives `gop-y-to-dan-pho`: nobody has to invent a code. */
const codeFrom = (title: string): string =>
  foldAll(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_CODE)
    .replace(/^-+|-+$/g, '');

/** What was typed as voters would see it: questions that have text, with whatever levels they have so far. */
export function previewOfTyped(typed: Typed): PreviewedBallot {
  const { items, blankRule, commentBytes } = templateInput(typed);
  return {
    items: items.filter(({ text }) => text !== ''),
    blankRule: blankRule === 'invalid' ? 'invalid' : 'blank',
    commentBytes,
    subjects: [],
  };
}

/** A template as the form shows it, to go on from. The levels of the first question become the common ones. */
export function typedOf({ title, kind, blankRule, denominator, commentBytes, items }: TemplateView): Typed {
  const common = items[0]?.levels ?? [];
  const isCommon = (levels: readonly string[]) => levels.join('\n') === common.join('\n');
  const lines = items.map(({ text, levels }) => (isCommon(levels) ? text : `${text} | ${levels.join('; ')}`));
  return {
    ...{ title, kind, blankRule, denominator },
    hasComments: (commentBytes > 0).toString(),
    items: lines.join('\n'),
    levels: common.join('\n'),
  };
}

/** The use case names a question by its place (`items.2.text`); the form has one field for all of them. */
export function templateMessages(
  fields: Messages,
  typed: Typed,
  line: (n: number, message: string) => string,
): Messages {
  const lines = linesOf(typed['items'], /\n/);
  const shown = Object.entries(fields).map(([path, message]) => {
    const [, index, part] = /^items\.(\d+)\.(text|levels)/.exec(path) ?? [];
    if (index === undefined) return [path, message] as const;
    const isShared = part === 'levels' && !lines[Number(index)]?.includes('|');
    return isShared ? (['levels', message] as const) : (['items', line(Number(index) + 1, message)] as const);
  });
  // The first fault of a field is the one to mend first.
  return Object.fromEntries(shown.toReversed());
}
