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
  Item,
  ItemList,
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
import { TEXT } from './account-text.ts';

type Me = z.output<typeof identity.me.output>;
interface Props {
  readonly me: Me;
  readonly devices: z.output<typeof identity.myDevices.output>['devices'];
  readonly errors: Messages;
}

/** One's own account: factors, password, the devices that are signed in. */
export function AccountPage({ me, devices, errors }: Props) {
  const t = useWords(TEXT);
  return (
    <Page title={t.account} audience="voter" lead={me.fullName} errors={errors}>
      {me.arePowersWithheld && <Withheld me={me} />}
      <FactsCard me={me} />
      <PasskeysCard passkeys={me.passkeys} />
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
      <Actions>
        <LinkButton href="/account/mail">{t.mail}</LinkButton>
        <LinkButton href="/account/tokens">{t.tokens}</LinkButton>
      </Actions>
      <Form action="/sign-out">
        <Button>{t.signOut}</Button>
      </Form>
    </Page>
  );
}

/** Why the powers of one's posts do not count yet, and the shortest way to make them. */
function Withheld({ me }: { readonly me: Me }) {
  const t = useWords(TEXT);
  if (!me.hasTotp && me.passkeys.length > 0) {
    return (
      <Notice tone="warn">
        <a href="/sign-in">{t.withheldPasskey}</a>
      </Notice>
    );
  }
  return (
    <Notice tone="warn">
      {t.withheld}{' '}
      <a href={me.hasTotp ? '/sign-in/code?back=/account' : '/account/totp'}>
        {me.hasTotp ? t.enterCode : t.totpSetUp}
      </a>
    </Notice>
  );
}

function FactsCard({ me }: { readonly me: Me }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const totp = <Pill tone={me.hasTotp ? 'good' : 'warn'}>{me.hasTotp ? t.totpOn : t.totpOff}</Pill>;
  return (
    <Card>
      <DefinitionList
        facts={[
          { term: t.login, value: me.login },
          { term: t.posts, value: me.posts.join('; ') || t.noPosts },
          { term: t.factors, value: format.count(me.factors) },
          { term: t.totp, value: totp },
        ]}
      />
      <Actions>
        <LinkButton href="/account/totp">{t.totpSetUp}</LinkButton>
      </Actions>
    </Card>
  );
}

function PasskeysCard({ passkeys }: Pick<Me, 'passkeys'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Card title={t.passkeys}>
      <p class="muted">{t.passkeyWhy}</p>
      {passkeys.length === 0 && <p>{t.passkeysNone}</p>}
      {passkeys.length > 0 && (
        <ItemList>
          {passkeys.map(({ credentialId, label, addedOn }) => (
            <Item
              key={credentialId}
              title={label}
              facts={t.passkeyAddedOn(format.day(addedOn))}
              action={<LinkButton href={`/account/passkey/${credentialId}/removal`}>{t.passkeyRemove}</LinkButton>}
            />
          ))}
        </ItemList>
      )}
      <Actions>
        <LinkButton href="/account/passkey">{t.passkeyAdd}</LinkButton>
      </Actions>
    </Card>
  );
}

function DevicesCard({ devices }: Pick<Props, 'devices'>) {
  const t = useWords(TEXT);
  const format = useFormat();
  const named = (device: string): string => t.deviceNames[device] ?? device;
  return (
    <Card title={t.devices}>
      <Table
        caption={t.devices}
        isCaptionHidden
        rows={devices}
        keyOf={(row) => row.sessionId}
        columns={[
          {
            label: t.device,
            cell: (row) => (row.isThisOne ? `${named(row.device)} (${t.thisOne})` : named(row.device)),
          },
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

/** What an authenticator app is, before a secret for it is made: reading a page makes nothing. */
export function TotpStartPage({ replaces }: { readonly replaces: boolean }) {
  const t = useWords(TEXT);
  return (
    <Page title={t.totpSetUp} lead={t.totpWhy} audience="voter" crumbs={[{ href: '/account', label: t.account }]}>
      {replaces && <Notice tone="warn">{t.totpReplaces}</Notice>}
      <Form action="/account/totp/secret">
        <Actions>
          <Button weight="primary">{t.totpShow}</Button>
          <LinkButton href="/account/passkey">{t.passkeyAdd}</LinkButton>
        </Actions>
      </Form>
    </Page>
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
    <Page
      title={t.totpSetUp}
      lead={t.totpLead}
      audience="voter"
      crumbs={[{ href: '/account', label: t.account }]}
      errors={errors}
    >
      <p>
        <img class="qr" src={qr} alt={`QR: ${secret}`} width="220" height="220" />
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
