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
    <Page title={t.signIn} audience="voter" errors={errors}>
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
}
/** Chooses the password; posting it uses the card up. */
export function ChoosePasswordPage({ token, fullName, login, errors }: ChooseProps) {
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
        <Actions>
          <Button weight="primary">{t.begin}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

interface CodeProps {
  readonly errors: Messages;
  readonly back: string;
  readonly refused?: string;
  /** Whether the password can be asked instead: for acts that need a fresh proof but not a second factor. */
  readonly takesPassword: boolean;
}
/** Asks for the app's code (or the password) again. */
export function CodePage({ errors, back, refused, takesPassword }: CodeProps) {
  const t = useWords(TEXT);
  return (
    <Page
      title={takesPassword ? t.again : t.enterCode}
      lead={takesPassword ? t.againLead : t.withheld}
      audience="voter"
      errors={errors}
    >
      {refused !== undefined && <Notice tone="late">{refused}</Notice>}
      <Form action="/sign-in/code">
        <Hidden name="back" value={back} />
        <CodeField name="totpCode" label={t.totpCode} length={6} isDigits error={errors['totpCode']} />
        {takesPassword && <PasswordField name="password" label={t.password} error={errors['password']} />}
        <Actions>
          <Button weight="primary">{t.confirm}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
