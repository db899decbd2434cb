/** Two figures for a clock. */
const two = (n: number): string => Math.floor(n).toString().padStart(2, '0');

const opened = Date.now();
/** Lets the clocks of a page run from what the server said: how long somebody has been speaking, and that it is over. */
function tick(): void {
  for (const clock of document.querySelectorAll<HTMLElement>('[data-clock]')) {
    const seconds = Number(clock.dataset['clock']) + (Date.now() - opened) / 1000;
    clock.textContent = `${two(seconds / 60)}:${two(seconds % 60)}`;
    clock.classList.toggle('over', seconds > Number(clock.dataset['allowed']));
  }
}

/** Whether somebody is typing: then the page is left alone until he has sent it. */
const isWriting = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type=text]')].some(
    (field) => field.value !== field.defaultValue,
  );

const mark = document.querySelector<HTMLElement>('[data-island="meeting-live"]');
const { stream } = JSON.parse(mark?.dataset['props'] ?? '{}') as { readonly stream?: string };
tick();
setInterval(tick, 1000);
if (stream !== undefined) {
  const events = new EventSource(stream);
  events.addEventListener('changed', () => {
    if (!isWriting()) location.reload();
  });
  // Only a screen that shows the code of the hall has to follow it.
  events.addEventListener('turned', () => {
    if (document.querySelector('[data-turns]')) location.reload();
  });
  events.addEventListener('gone', () => {
    events.close();
    location.reload();
  });
}
