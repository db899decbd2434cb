import type { ComponentChildren } from 'preact';

/** A white sheet on the paper: one matter, with its heading and at most one small thing beside it. */
export function Card(props: {
  readonly title?: string;
  /** A pill or a link at the right of the heading. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="card">
      {props.title !== undefined && (
        <div class="card-head">
          <h2>{props.title}</h2>
          {props.aside}
        </div>
      )}
      {props.children}
    </section>
  );
}

/** Two columns on a wide screen, one on a phone; `lead` is the broader one. */
export const Columns = ({ lead, side }: { readonly lead: ComponentChildren; readonly side: ComponentChildren }) => (
  <div class="columns">
    <div class="stack">{lead}</div>
    <div class="stack">{side}</div>
  </div>
);

/** Things to do or to open, each a line with its facts and its action. */
export const ItemList = ({ children }: { readonly children: ComponentChildren }) => <ul class="items">{children}</ul>;

/** One line of an `ItemList`: the matter, small facts under it, and at the right one button or pill. */
export const Item = (props: {
  readonly title: ComponentChildren;
  readonly facts?: ComponentChildren;
  readonly action?: ComponentChildren;
}) => (
  <li>
    <div>
      <b>{props.title}</b>
      {props.facts !== undefined && <p class="muted">{props.facts}</p>}
    </div>
    {props.action}
  </li>
);
