import { render, type VNode } from 'preact';

/** The language of the page that an island stands in. */
export const pageLang = (): 'vi' | 'en' => (document.documentElement.lang === 'en' ? 'en' : 'vi');

/** What the server wrote into the page for an island; each island knows the shape of its own. */
export type WrittenProps = Readonly<Record<string, unknown>>;

/** Brings an island to life in the place that the page left for it. */
export function mount(name: string, view: (props: WrittenProps) => VNode): void {
  const place = placeOf(name);
  if (!place) return;
  place.replaceChildren();
  render(view(writtenFor(name)), place);
}

const placeOf = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-island="${name}"]`);

/** What the server wrote for an island, for what has to begin before it comes to life. */
export const writtenFor = (name: string): WrittenProps =>
  JSON.parse(placeOf(name)?.dataset['props'] ?? '{}') as WrittenProps;

/** Random bytes of this device: the only chance an island has. */
export const deviceRandom = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
