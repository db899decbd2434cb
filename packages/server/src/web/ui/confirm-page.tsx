import type { ComponentChildren } from 'preact';
import { Button, LinkButton } from './button.tsx';
import type { Crumb } from './crumbs.tsx';
import type { Messages } from './error-summary.tsx';
import { Form, Hidden } from './form.tsx';
import { useCommon } from './frame.ts';
import { Page, type Audience } from './page.tsx';

/** What is asked once, in words, before something that cannot be undone. */
export interface ConfirmProps {
  /** The question is the title: "Đóng hòm phiếu đợt I/2022?" */
  readonly title: string;
  readonly audience?: Audience;
  readonly crumbs?: readonly Crumb[];
  /** Each line one thing that will happen. */
  readonly consequences: readonly ComponentChildren[];
  readonly canBeUndone?: boolean;
  readonly action: string;
  /** The words of the button: what it does. */
  readonly doIt: string;
  readonly cancelHref: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly errors?: Messages;
  /** Shown above the question: what is decided upon. */
  readonly before?: ComponentChildren;
  /** More fields: a reason, a second check. */
  readonly children?: ComponentChildren;
}

/** The page between the button and the deed. */
export function ConfirmPage(props: ConfirmProps) {
  const t = useCommon();
  const { audience, crumbs, errors } = props;
  return (
    <Page title={props.title} {...(audience && { audience })} {...(crumbs && { crumbs })} {...(errors && { errors })}>
      {props.before}
      <div class="card confirm">
        <h2>{t.whatHappens}</h2>
        <ul>
          {props.consequences.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
        {!props.canBeUndone && <p class="strong">{t.cannotUndo}</p>}
        <Form action={props.action}>
          {Object.entries(props.hidden ?? {}).map(([name, value]) => (
            <Hidden key={name} name={name} value={value} />
          ))}
          {props.children}
          <div class="actions">
            <Button weight="primary">{props.doIt}</Button>
            <LinkButton href={props.cancelHref}>{t.cancel}</LinkButton>
          </div>
        </Form>
      </div>
    </Page>
  );
}
