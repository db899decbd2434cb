import { inWords, type Fault, type Said } from '@guong/core/kernel';
import type { Lang } from '../web/text/index.ts';
import { CATALOGUE } from './catalogue/index.ts';
import { filled, gapsIn, templateOf } from './template.ts';

const WHOLE = new Map(Object.entries(CATALOGUE));
const TEMPLATES = Object.entries(CATALOGUE)
  .filter(([sentence]) => /\{\d+\}/.test(sentence))
  .map(([sentence, english]) => ({ template: templateOf(sentence), english }))
  .sort((a, b) => b.template.length - a.template.length);

const firstLower = (text: string): string => text.replace(/^./u, (letter) => letter.toLowerCase());
const firstUpper = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase());

/** The words of a gap: as they stand in the catalogue, or with a capital where they open their sentence. */
function wordsInEnglish(words: string): string {
  const small = WHOLE.get(firstLower(words));
  return WHOLE.has(words) || small === undefined ? inEnglish(words) : firstUpper(small);
}

function inEnglish(message: string): string {
  const whole = WHOLE.get(message);
  if (whole !== undefined) return whole;
  for (const { template, english } of TEMPLATES) {
    const gaps = gapsIn(template, message);
    if (!gaps) continue;
    const said = filled(english, gaps, wordsInEnglish);
    return english.startsWith('{0*}') ? firstUpper(said) : said;
  }
  return message;
}

/**
 * A sentence of the house in the reader's language. The Vietnamese sentence is the key (decision 018); one that the catalogue
 * does not know, also what is English already, stays as it is.
 */
export const inLanguage = (message: string, lang: Lang): string => (lang === 'vi' ? message : inEnglish(message));

/** What is written in English as it stands: gaps and marks between them. */
const hasWords = (sentence: string): boolean => /\p{L}/u.test(sentence);

/**
 * A sentence that was kept with its gaps apart, in the reader's language: what somebody typed into a gap is never looked up. One
 * string is a finished sentence of an older row.
 */
export function toldIn(told: Said | string, lang: Lang): string {
  if (typeof told === 'string') return inLanguage(told, lang);
  if (lang === 'vi') return inWords(told);
  const english = WHOLE.get(told.say) ?? (hasWords(told.say) ? undefined : told.say);
  if (english === undefined) return inEnglish(inWords(told));
  const gaps = told.with.map((gap) => (typeof gap === 'string' ? gap : toldIn(gap, lang)));
  return filled(english, gaps, (words) => words);
}

/** A refusal with its sentences in the reader's language; codes, fields and numbers stay. */
export function faultIn(fault: Fault, lang: Lang): Fault {
  if (lang === 'vi') return fault;
  if (fault.code === 'conflict' || fault.code === 'unavailable') return { ...fault, reason: inEnglish(fault.reason) };
  if (fault.code !== 'invalid') return fault;
  const fields = Object.entries(fault.fields).map(([field, message]) => [field, inEnglish(message)] as const);
  return { ...fault, fields: Object.fromEntries(fields) };
}
