import type { ComponentChildren } from 'preact';
import { useCommon, useFrame } from './frame.ts';

/** `primary` is the single main action of a page; `danger` cannot be undone; the rest are plain. */
export type Weight = 'primary' | 'danger' | 'plain';

const classOf = (weight: Weight): string => (weight === 'plain' ? 'btn' : `btn ${weight}`);

/** Sends the form it stands in. Its words say what will happen: "Đóng hòm phiếu", not "Xác nhận". */
export function Button(props: {
  readonly weight?: Weight;
  /** For forms with several buttons: what is sent when this one is pressed. */
  readonly name?: string;
  readonly value?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <button class={classOf(props.weight ?? 'plain')} type="submit" name={props.name} value={props.value}>
      {props.children}
    </button>
  );
}

/** Looks like a button, goes to a page. For reading and for opening forms, never for doing. */
export const LinkButton = (props: {
  readonly href: string;
  readonly weight?: Weight;
  readonly children: ComponentChildren;
}) => (
  <a class={classOf(props.weight ?? 'plain')} href={props.href}>
    {props.children}
  </a>
);

/** Opens this page in its print form, where the browser prints or saves it as PDF. */
export function PrintLink() {
  const t = useCommon();
  const { here } = useFrame();
  return <LinkButton href={`${here}${here.includes('?') ? '&' : '?'}print=1`}>{t.print}</LinkButton>;
}

/** A row of buttons at the end of a form. */
export const Actions = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="actions">{children}</div>
);
