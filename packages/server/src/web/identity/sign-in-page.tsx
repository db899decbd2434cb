import type { ComponentChildren } from 'preact';
import {
  Actions,
  Button,
  CodeField,
  Form,
  Hidden,
  LinkButton,
  Notice,
  Page,
  PasswordField,
  TextField,
  useWords,
  WhoSees,
  type Messages,
} from '../ui/index.ts';
import { TEXT } from './text.ts';

interface Props {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
  readonly back: string;
  readonly refused?: string;
}

/** The door: login and password, or the way to use a card. */
export function SignInPage({ typed, errors, back, refused }: Props) {
  const t = useWords(TEXT);
  return (
    <Page title={t.signIn} audience="voter" errors={errors} island="passkey-sign-in">
      {refused !== undefined && <Notice tone="late">{refused}</Notice>}
      <Form action="/sign-in">
        <Hidden name="back" value={back} />
        <WhoSees sentence={t.whoSeesSignIn} />
        <TextField
          name="login"
          label={t.login}
          hint={t.loginHint}
          value={typed['login']}
          error={errors['login']}
          autocomplete="username"
        />
        <PasswordField name="password" label={t.password} error={errors['password']} />
        <Actions>
          <Button weight="primary">{t.signInButton}</Button>
          <LinkButton href="/invitation">{t.firstTime}</LinkButton>
        </Actions>
      </Form>
      {/* Without a script this stays empty: the password is enough. */}
      <div data-island="passkey-sign-in" data-props={JSON.stringify({ back })} />
      <p class="muted">{t.forgotten}</p>
    </Page>
  );
}

/** The card: login and eight characters. */
export function CardPage({ typed, errors, refused }: Omit<Props, 'back'>) {
  const t = useWords(TEXT);
  return (
    <Page title={t.card} lead={t.cardLead} audience="voter" errors={errors}>
      {refused !== undefined && <Notice tone="late">{refused}</Notice>}
      <Form action="/invitation">
        <TextField
          name="login"
          label={t.login}
          hint={t.loginHint}
          value={typed['login']}
          error={errors['login']}
          autocomplete="username"
        />
        <CodeField name="code" label={t.code} length={9} error={errors['code']} />
        <Actions>
          <Button weight="primary">{t.open}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

interface ChooseProps {
  readonly token: string;
  readonly fullName: string;
  readonly login: string;
  readonly errors: Messages;
  /** A field of another room: what else the same press may do. */
  readonly offer?: ComponentChildren;
}
/** Chooses the password; posting it uses the card up. */
export function ChoosePasswordPage({ token, fullName, login, errors, offer }: ChooseProps) {
  const t = useWords(TEXT);
  return (
    <Page title={t.choosePassword} lead={t.choosePasswordLead(fullName, login)} audience="voter" errors={errors}>
      <Form action="/invitation/password">
        <Hidden name="token" value={token} />
        <WhoSees sentence={t.whoSeesSignIn} />
        <PasswordField
          name="password"
          label={t.newPassword}
          hint={t.newPasswordHint}
          error={errors['password']}
          isNew
        />
        <PasswordField name="passwordAgain" label={t.passwordAgain} error={errors['passwordAgain']} isNew />
        {offer}
        <Actions>
          <Button weight="primary">{t.begin}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** Which proofs this person has, so that only those are asked for. */
export interface Asks {
  readonly code: boolean;
  /** For acts that need a fresh proof but not a second factor. */
  readonly password: boolean;
}
interface CodeProps {
  readonly errors: Messages;
  readonly back: string;
  readonly refused?: string;
  readonly asks: Asks;
}
/** Asks for the app's code (or the password) again. */
export function CodePage({ errors, back, refused, asks }: CodeProps) {
  const t = useWords(TEXT);
  const isAgain = asks.password;
  const [title, lead] = isAgain ? [t.again, t.againLead] : [t.enterCode, t.withheld];
  return (
    <Page title={title} lead={lead} audience="voter" errors={errors}>
      {refused !== undefined && <Notice tone="late">{refused}</Notice>}
      <Form action={isAgain ? '/sign-in/code?again=1' : '/sign-in/code'}>
        <Hidden name="back" value={back} />
        <Proofs asks={asks} error={errors['totpCode']} />
        <Actions>
          <Button weight="primary">{t.confirm}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function Proofs({ asks, error }: { readonly asks: Asks; readonly error: string | undefined }) {
  const t = useWords(TEXT);
  return (
    <>
      {asks.code && asks.password && <p>{t.againPassword}</p>}
      {asks.code && <CodeField name="totpCode" label={t.totpCode} length={6} isDigits error={error} />}
      {asks.password && <PasswordField name="password" label={t.password} />}
    </>
  );
}
