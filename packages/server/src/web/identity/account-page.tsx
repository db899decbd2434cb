import type { z } from 'zod';
import type { identity } from '@guong/core/identity';
import {
  Actions,
  Button,
  Card,
  CodeField,
  DefinitionList,
  Form,
  Hidden,
  LinkButton,
  Notice,
  Page,
  PasswordField,
  Pill,
  Table,
  useFormat,
  useWords,
  type Messages,
} from '../ui/index.ts';
import { TEXT } from './text.ts';

interface Props {
  readonly me: z.output<typeof identity.me.output>;
  readonly devices: z.output<typeof identity.myDevices.output>['devices'];
  readonly errors: Messages;
}

/** One's own account: factors, password, the devices that are signed in. */
export function AccountPage({ me, devices, errors }: Props) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Page title={t.account} audience="voter" lead={me.fullName} errors={errors}>
      {me.arePowersWithheld && (
        <Notice tone="warn">
          {t.withheld}{' '}
          <a href={me.hasTotp ? '/sign-in/code?back=/account' : '/account/totp'}>
            {me.hasTotp ? t.enterCode : t.totpSetUp}
          </a>
        </Notice>
      )}
      <Card>
        <DefinitionList
          facts={[
            { term: t.login, value: me.login },
            { term: t.posts, value: me.posts.join('; ') || t.noPosts },
            { term: t.factors, value: format.count(me.factors) },
            {
              term: t.totp,
              value: <Pill tone={me.hasTotp ? 'good' : 'warn'}>{me.hasTotp ? t.totpOn : t.totpOff}</Pill>,
            },
          ]}
        />
        <Actions>
          <LinkButton href="/account/totp">{t.totpSetUp}</LinkButton>
        </Actions>
      </Card>
      <DevicesCard devices={devices} />
      <Card title={t.changePassword}>
        <Form action="/account/password">
          <PasswordField
            name="password"
            label={t.newPassword}
            hint={t.newPasswordHint}
            error={errors['password']}
            isNew
          />
          <PasswordField name="passwordAgain" label={t.passwordAgain} error={errors['passwordAgain']} isNew />
          <Actions>
            <Button weight="primary">{t.changePassword}</Button>
          </Actions>
        </Form>
      </Card>
      <Form action="/sign-out">
        <Button>{t.signOut}</Button>
      </Form>
    </Page>
  );
}

function DevicesCard({ devices }: Pick<Props, 'devices'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Card title={t.devices}>
      <Table
        caption={t.devices}
        isCaptionHidden
        rows={devices}
        keyOf={(row) => row.sessionId}
        columns={[
          { label: t.device, cell: (row) => (row.isThisOne ? `${row.device} (${t.thisOne})` : row.device) },
          { label: t.since, cell: (row) => format.day(row.createdOn) },
          { label: t.lastSeen, cell: (row) => format.day(row.lastSeenOn) },
          { label: t.signOutDevice, cell: (row) => !row.isThisOne && <SignOutOne sessionId={row.sessionId} /> },
        ]}
      />
      <Form action="/account/sign-out-others">
        <Button>{t.signOutOthers}</Button>
      </Form>
    </Card>
  );
}

function SignOutOne({ sessionId }: { readonly sessionId: string }) {
  const t = useWords(TEXT);
  return (
    <Form action="/account/sign-out-device">
      <Hidden name="sessionId" value={sessionId} />
      <Button>{t.signOutDevice}</Button>
    </Form>
  );
}

interface TotpProps {
  readonly qr: string;
  readonly secret: string;
  readonly errors: Messages;
}
/** The secret of a new authenticator app, to scan or to type, and its first code. */
export function TotpPage({ qr, secret, errors }: TotpProps) {
  const t = useWords(TEXT);
  return (
    <Page title={t.totpSetUp} lead={t.totpLead} audience="voter" errors={errors}>
      <p>
        <img class="qr" src={qr} alt={t.totpTyped} width="220" height="220" />
      </p>
      <p>
        {t.totpTyped}: <code>{secret}</code>
      </p>
      <Form action="/account/totp">
        <Hidden name="qr" value={qr} />
        <Hidden name="secret" value={secret} />
        <CodeField name="code" label={t.totpCode} length={6} isDigits error={errors['code']} />
        <Actions>
          <Button weight="primary">{t.confirm}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
