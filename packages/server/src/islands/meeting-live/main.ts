import { writtenFor } from '../shared/mount.tsx';

/** Two figures for a clock. */
const two = (n: number): string => Math.floor(n).toString().padStart(2, '0');

/** Lets the clocks of a page run: how long somebody has been speaking, with a sign once the time is over. */
function tick(): void {
  for (const clock of document.querySelectorAll<HTMLElement>('[data-clock]')) {
    const { clock: began = '', ends = '' } = clock.dataset;
    const now = Date.now();
    const seconds = Math.max(0, (now - Date.parse(began)) / 1000);
    clock.textContent = `${two(seconds / 60)}:${two(seconds % 60)}`;
    clock.classList.toggle('over', now > Date.parse(ends));
  }
}

/** Whether somebody is typing: then the page is left alone until he has sent it. */
const isWriting = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type=text]')].some(
    (field) => field.value !== field.defaultValue,
  );

const { stream } = writtenFor('meeting-live');
document.querySelector('[data-island="meeting-live"]')?.replaceChildren();
tick();
setInterval(tick, 1000);
if (typeof stream === 'string') {
  const events = new EventSource(stream);
  events.addEventListener('changed', () => {
    if (!isWriting()) location.reload();
  });
  events.addEventListener('gone', () => {
    events.close();
    location.reload();
  });
}
