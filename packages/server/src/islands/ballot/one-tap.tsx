import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { isSecondTap, type Tap } from './second-tap.ts';

/**
 * Lets the second tap of a double tap do nothing on the screen that the first one brought: neither skip a subject nor
 * mark what happens to stand under the finger. Keys are not taps and always work.
 */
export function OneTapAScreen({ screen, children }: { readonly screen: number; readonly children: ComponentChildren }) {
  const last = useRef<Tap | undefined>(undefined);
  const watch = (event: MouseEvent) => {
    const tap: Tap = { screen, x: event.clientX, y: event.clientY, ms: event.timeStamp, count: event.detail };
    if (last.current && isSecondTap(last.current, tap)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    last.current = tap;
  };
  return (
    <div class="stack" onClickCapture={watch}>
      {children}
    </div>
  );
}
