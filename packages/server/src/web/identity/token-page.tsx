import type { z } from 'zod';
import type { identity } from '@guong/core/identity';
import {
  Actions,
  Button,
  Card,
  CheckGroup,
  Form,
  Hidden,
  LinkButton,
  Notice,
  Page,
  Pill,
  Table,
  TextField,
  useFormat,
  useFrame,
  useSaid,
  useWords,
  WhoSees,
  type Choice,
  type Messages,
} from '../ui/index.ts';
import { TEXT } from './token-text.ts';

type Token = z.output<typeof identity.myTokens.output>['tokens'][number];

/** What can be chosen in one room: readings first. */
export interface RoomScopes {
  readonly room: string;
  /** Use cases by name; their sentences are Vietnamese. */
  readonly works: readonly { readonly name: string; readonly summary: string }[];
}
/** The name of the field that carries the choices of a room. */
export const scopeField = (room: string): string => `${room}Scopes`;

interface TokensProps {
  readonly tokens: readonly Token[];
  readonly today: string;
  readonly choices: readonly RoomScopes[];
  readonly typed: Readonly<Record<string, string>>;
  readonly chosen: readonly string[];
  readonly errors: Messages;
}

/** One's own tokens, and the form for a new one. */
export function TokensPage({ tokens, today, ...form }: TokensProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Page title={t.tokens} lead={t.tokensLead} crumbs={[{ href: '/account', label: t.account }]} errors={form.errors}>
      {tokens.length === 0 && <p>{t.none}</p>}
      {tokens.length > 0 && (
        <Table
          caption={t.tokens}
          isCaptionHidden
          rows={tokens}
          keyOf={(row) => row.tokenId}
          columns={[
            { label: t.name, cell: (row) => row.name },
            { label: t.scopes, cell: (row) => row.scopes.join(', ') },
            { label: t.until, cell: (row) => format.day(row.expiresOn) },
            { label: t.lastUsed, cell: (row) => (row.lastUsedOn === null ? t.never : format.day(row.lastUsedOn)) },
            { label: t.state, cell: (row) => <State token={row} today={today} /> },
          ]}
        />
      )}
      <NewTokenCard {...form} />
    </Page>
  );
}

function State({ token, today }: { readonly token: Token; readonly today: string }) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (token.revokedOn !== null) return <Pill>{t.revokedOn(format.day(token.revokedOn))}</Pill>;
  if (token.expiresOn <= today) return <Pill>{t.expired}</Pill>;
  return (
    <Form action="/account/tokens/revocation">
      <Pill tone="good">{t.live}</Pill>
      <Hidden name="tokenId" value={token.tokenId} />
      <Button>{t.revoke}</Button>
    </Form>
  );
}

function NewTokenCard({ choices, typed, chosen, errors }: Omit<TokensProps, 'tokens' | 'today'>) {
  const t = useWords(TEXT);
  return (
    <Card title={t.newToken}>
      <Form action="/account/tokens">
        <WhoSees sentence={t.whoSees} />
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={typed['name']}
          error={errors['name']}
          maxLength={60}
        />
        <TextField
          name="validDays"
          label={t.validDays}
          value={typed['validDays'] ?? '90'}
          error={errors['validDays']}
          width="short"
          inputmode="numeric"
        />
        <Scopes {...{ choices, chosen, error: errors['scopes'] }} />
        <Actions>
          <Button weight="primary">{t.create}</Button>
        </Actions>
      </Form>
    </Card>
  );
}

/** What a token may do, room by room; a room is folded while nothing in it is chosen. */
function Scopes({
  choices,
  chosen,
  error,
}: Pick<TokensProps, 'choices' | 'chosen'> & { readonly error: string | undefined }) {
  const t = useWords(TEXT);
  const said = useSaid();
  const { look } = useFrame();
  const choiceOf = ({ name, summary }: RoomScopes['works'][number]): Choice =>
    look.lang === 'vi' ? { value: name, label: summary, hint: name } : { value: name, label: name };
  return (
    <div class={error ? 'field wrong' : 'field'} id="scopes" tabindex={-1}>
      <p>
        <b>{t.scopes}</b>
      </p>
      <p class="hint">{t.scopesHint}</p>
      {error !== undefined && <p class="error">{said(error)}</p>}
      {choices.map(({ room, works }) => (
        <details key={room} open={works.some(({ name }) => chosen.includes(name))}>
          <summary>{t.rooms[room] ?? room}</summary>
          <CheckGroup
            name={scopeField(room)}
            label={t.rooms[room] ?? room}
            choices={works.map(choiceOf)}
            values={chosen}
          />
        </details>
      ))}
    </div>
  );
}

/** The token, once. */
export function NewTokenPage({ token, expiresOn }: { readonly token: string; readonly expiresOn: string }) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Page title={t.token} crumbs={[{ href: '/account/tokens', label: t.tokens }]}>
      <Notice tone="warn">{t.shownOnce}</Notice>
      <p>
        <code>{token}</code>
      </p>
      <p class="muted">
        {t.howTo}. {t.until} {format.day(expiresOn)}.
      </p>
      <Actions>
        <LinkButton href="/account/tokens">{t.back}</LinkButton>
      </Actions>
    </Page>
  );
}
