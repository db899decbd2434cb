import type { ComponentChildren } from 'preact';

/** Nothing here yet: say what will be here and the first step towards it. */
export const EmptyState = (props: {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
}) => (
  <div class="empty">
    <p class="empty-title">{props.title}</p>
    {props.children !== undefined && <p>{props.children}</p>}
    {props.action}
  </div>
);
