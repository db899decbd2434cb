import type { ComponentChildren } from 'preact';

/** What a coloured word means: done or holding, needs attention, late or refused, neutral fact. */
export type Tone = 'good' | 'warn' | 'late' | 'info';

/** A sentence that stands out. Colour only repeats what the words say. */
export function Notice({ tone = 'info', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return (
    <div class={`notice ${tone}`} role={tone === 'late' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** One or two words about a state: "đã nhận khóa", "quá hạn". */
export const Pill = ({ tone, children }: { readonly tone?: Tone; readonly children: ComponentChildren }) => (
  <span class={tone ? `pill ${tone}` : 'pill'}>{children}</span>
);
