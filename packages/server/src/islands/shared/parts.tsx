import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A sentence that stands out; `late` is read aloud at once. */
export const Say = (props: {
  readonly tone?: 'good' | 'warn' | 'late' | 'info';
  readonly children: ComponentChildren;
}) => (
  <div class={`notice ${props.tone ?? 'info'}`} role={props.tone === 'late' ? 'alert' : 'status'}>
    {props.children}
  </div>
);

/** The one main action, or a plain one. A press is ignored while `isBusy`. */
export const Press = (props: {
  readonly weight?: 'primary' | 'danger' | 'plain';
  readonly isBusy?: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}) => (
  <button
    type="button"
    class={props.weight && props.weight !== 'plain' ? `btn ${props.weight}` : 'btn'}
    aria-disabled={props.isBusy ? 'true' : undefined}
    onClick={() => {
      if (!props.isBusy) props.onPress();
    }}
  >
    {props.children}
  </button>
);

// A heading that a script focuses needs no ring: nothing can be done with it.
const QUIET: FocusOptions & { readonly focusVisible: boolean } = { preventScroll: true, focusVisible: false };

/**
 * Heading of a screen: gets the focus in the moment the screen appears, so that a screen reader begins to read there. Later
 * would take it away from a button that somebody has reached meanwhile, and his key press would go nowhere.
 */
export function ScreenTitle({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  const place = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    place.current?.focus(QUIET);
    window.scrollTo(0, 0);
  }, [id]);
  return (
    <h2 ref={place} tabIndex={-1}>
      {children}
    </h2>
  );
}

/** Words to read aloud or to write down; a line never begins with a dot. `isAloud`: large, for a whole room. */
export const WordList = (props: {
  readonly words: readonly string[];
  readonly label: string;
  readonly isAloud?: boolean;
}) => (
  <p class={props.isAloud ? 'card aloud' : 'card'} aria-label={props.label}>
    <b>{props.words.join('\u00a0· ')}</b>
  </p>
);
