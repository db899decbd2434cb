import type { ComponentChildren } from 'preact';
import { useFrame } from './frame.ts';

/** The hidden field that carries the form's idempotency key. */
export const FORM_KEY_FIELD = '_key';

/**
 * A form that posts to `action`. Carries a key, so that pressing twice does the thing once
 * (`formOf` gives it back, `perform` takes it). `takesFiles` switches to multipart.
 */
export function Form(props: {
  readonly action: string;
  readonly takesFiles?: boolean;
  readonly children: ComponentChildren;
}) {
  const { formKey } = useFrame();
  return (
    // The browser's own bubbles are off: they are not in the reader's language and vanish while he reads them.
    <form
      class="form"
      method="post"
      action={props.action}
      enctype={props.takesFiles ? 'multipart/form-data' : undefined}
      novalidate
    >
      <input type="hidden" name={FORM_KEY_FIELD} value={formKey} />
      {props.children}
    </form>
  );
}

/** A form that only reads: filters and search. Its values end in the address, so the view can be shared. */
export const SearchForm = (props: { readonly action: string; readonly children: ComponentChildren }) => (
  <form class="form search" method="get" action={props.action} role="search">
    {props.children}
  </form>
);

/** A value that travels with the form without being shown. Never a secret, never a right. */
export const Hidden = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <input type="hidden" name={name} value={value} />
);
