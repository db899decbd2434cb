import type { ComponentChildren } from 'preact';
import type { Share } from '../text/index.ts';
import { useFormat } from './frame.ts';
import type { Tone } from './notice.tsx';

/** One large figure. A percentage is never given: it is computed here from its fraction. */
export interface Figure {
  /** A count, or a word such as "Khớp". */
  readonly value: number | string;
  /** What is counted: "phiếu thu về". */
  readonly unit: ComponentChildren;
  /** Of how many: adds "· 92,6 %" after the unit and "/202" after the figure. */
  readonly of?: number;
  readonly tone?: Tone;
  /** Where the records behind the figure are listed. */
  readonly href?: string;
}

/** A row of large figures, each with its unit under it. */
export const Numbers = ({ figures }: { readonly figures: readonly Figure[] }) => (
  <dl class="card numbers">
    {figures.map((figure, index) => (
      <OneNumber key={index} figure={figure} />
    ))}
  </dl>
);

function OneNumber({ figure }: { readonly figure: Figure }) {
  const format = useFormat();
  const { value, of, href, tone } = figure;
  const text = typeof value === 'number' ? format.count(value) : value;
  const share: Share | undefined =
    typeof value === 'number' && of !== undefined ? { part: value, whole: of } : undefined;
  return (
    <div>
      <dt>
        {figure.unit}
        {share && ` · ${format.percent(share)}`}
      </dt>
      <dd class={tone}>
        {href === undefined ? text : <a href={href}>{text}</a>}
        {share && <small>/{format.count(share.whole)}</small>}
      </dd>
    </div>
  );
}
