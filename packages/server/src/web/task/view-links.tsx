import { useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

const VIEWS = {
  list: '/tasks',
  board: '/tasks/board',
  calendar: '/tasks/calendar',
  figures: '/tasks/figures',
} as const;

/** The other ways of looking at tasks, one line under the title. */
export function ViewLinks({
  here,
  mayPropose = false,
}: {
  readonly here: keyof typeof VIEWS;
  readonly mayPropose?: boolean;
}) {
  const t = useWords(TEXT);
  return (
    <p class="views">
      {(Object.keys(VIEWS) as (keyof typeof VIEWS)[]).map((view) => (
        <a key={view} href={VIEWS[view]} aria-current={view === here ? 'page' : undefined}>
          {t[view]}
        </a>
      ))}
      <a href="/tasks/mine.ics">{t.ics}</a>
      <a href="/tasks/escalation">{t.escalation}</a>
      {mayPropose && <a href="/tasks/secret">{t.noteSecret}</a>}
    </p>
  );
}
