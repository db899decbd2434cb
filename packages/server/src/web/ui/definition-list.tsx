import type { ComponentChildren } from 'preact';

/** One fact: what it is called and what it is. */
export interface Fact {
  readonly term: string;
  readonly value: ComponentChildren;
}

/** Facts of one record, name beside value on a wide screen. */
export const DefinitionList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(({ term, value }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
