import { renderToString } from 'preact-render-to-string';
import { oneLine } from '@guong/core/platform';
import { FORMATS, type Lang } from '../web/text/index.ts';
import { LETTER_TEXT } from './letter-words.ts';
import type { Letter, NewsLine } from './news-of-letter.ts';

/** A letter as written: one line of subject, the text, and the same as HTML with nothing to fetch. */
export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
/** What a letter is written from. */
export interface ToWrite {
  readonly letter: Letter;
  readonly news: readonly NewsLine[];
  /** Where this committee is reached: `https://guong.hoa-gao.example`. */
  readonly origin: string;
}
interface Line {
  readonly said: string;
  readonly href: string;
}

const TITLE_MAX = 160;
const SUBJECT_MAX = 90;
const MOST_LINES = 20;

/** Writes a letter in the language of its reader. It says what is waiting and where; it holds no picture, and no key but that which stops mail. */
export function writeLetter({ letter, news, origin }: ToWrite): Written {
  const t = LETTER_TEXT[letter.lang];
  const lines = letter.kind === 'confirm' ? [confirmLine(letter, origin)] : newsLines(letter.lang, news, origin);
  const [first] = lines;
  const about = letter.kind === 'confirm' || letter.kind === 'digest' ? '' : `: ${first?.said ?? ''}`;
  const parts = {
    dear: t.dear(oneLine(letter.fullName)),
    lead: t.leads[letter.kind],
    lines: lines.slice(0, MOST_LINES),
    hint: letter.kind === 'confirm' ? t.confirmUntil : t.signIn,
    foot: footOf(letter, origin),
  };
  const subject = shortened(`[Gương] ${t.subjects[letter.kind]}${about}`, SUBJECT_MAX);
  return { subject, text: textOf(parts), html: htmlOf(letter.lang, parts) };
}

/** The address that stops all mail; a POST to it acts, opening it only asks. */
export const stopUrl = ({ accountId, stopKey }: Letter, origin: string): string =>
  `${origin}/mail/stop?account=${accountId}&key=${stopKey}`;

const confirmLine = ({ confirmCode, address }: Letter, origin: string): Line => ({
  said: address,
  href: `${origin}/mail/confirm?code=${confirmCode ?? ''}`,
});

function newsLines(lang: Lang, news: readonly NewsLine[], origin: string): Line[] {
  return news.map((one) => {
    if (one.about === 'meeting') {
      const { meetingId, title, startsAt, place } = one.meeting;
      const said = [shortened(title, TITLE_MAX), FORMATS[lang].instant(startsAt), shortened(place, TITLE_MAX)].join(
        ' · ',
      );
      return { said, href: `${origin}/meetings/${meetingId}` };
    }
    return { said: taskWords(lang, one), href: `${origin}/tasks/${one.task.taskId}` };
  });
}

function taskWords(lang: Lang, { kind, task }: Extract<NewsLine, { about: 'task' }>): string {
  const t = LETTER_TEXT[lang];
  const due = task.dueOn === null ? '' : ` · ${t.due(FORMATS[lang].day(task.dueOn))}`;
  if (task.secretCode !== null) return `${t.secretTask(oneLine(task.secretCode))}${due}`;
  return `NV-${String(task.number)} ${shortened(task.what, TITLE_MAX)}${due} (${t.kinds[kind]})`;
}

/** What people typed, in one line and not longer than this; cut between letters, never inside one. */
function shortened(text: string, most: number): string {
  const line = oneLine(text);
  const letters = [...new Intl.Segmenter('vi').segment(line)].map(({ segment }) => segment);
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`;
}

function footOf(letter: Letter, origin: string): Line[] {
  const t = LETTER_TEXT[letter.lang];
  const choose = { said: t.choose, href: `${origin}/account/mail` };
  return [...(letter.kind === 'confirm' ? [] : [choose]), { said: t.stop, href: stopUrl(letter, origin) }];
}

interface Parts {
  readonly dear: string;
  readonly lead: string;
  readonly lines: readonly Line[];
  readonly hint: string;
  readonly foot: readonly Line[];
}
const textOf = ({ dear, lead, lines, hint, foot }: Parts): string =>
  [
    ...[dear, '', lead, ''],
    ...lines.flatMap(({ said, href }) => [`- ${said}`, `  ${href}`, '']),
    ...[hint, '', '-- '],
    ...foot.map(({ said, href }) => `${said}: ${href}`),
    '',
  ].join('\n');

const htmlOf = (lang: Lang, { dear, lead, lines, hint, foot }: Parts): string =>
  `<!doctype html>${renderToString(
    <html lang={lang}>
      <body>
        <p>{dear}</p>
        <p>{lead}</p>
        <ul>
          {lines.map(({ said, href }) => (
            <li key={href}>
              <a href={href}>{said}</a>
            </li>
          ))}
        </ul>
        <p>{hint}</p>
        <hr />
        <p>
          {foot.map(({ said, href }) => (
            <span key={href}>
              <a href={href}>{said}</a>{' '}
            </span>
          ))}
        </p>
      </body>
    </html>,
  )}`;
