import type { z } from 'zod';
import type { Card as PrintedCard, identity } from '@guong/core/identity';
import {
  Actions,
  Button,
  Card,
  CheckGroup,
  EmptyState,
  Form,
  Item,
  ItemList,
  LinkButton,
  Page,
  Pager,
  Pill,
  PrintLink,
  RadioGroup,
  SearchForm,
  Table,
  TextArea,
  TextField,
  useFormat,
  useWords,
  WhoSees,
  type Choice,
  type Messages,
} from '../ui/index.ts';
import { qrImage } from './qr-image.ts';
import { TEXT } from './accounts-text.ts';
import type { Keeping } from './keep-account-page.tsx';

interface AccountsProps {
  readonly accounts: z.output<typeof identity.accounts.output>['accounts'];
  readonly total: number;
  readonly page: number;
  /** Whoever reads the page keeps no account of his own. */
  readonly ownPersonId: string | undefined;
}
/** How many accounts stand on one page. */
export const ACCOUNTS_PER_PAGE = 100;

/** Accounts as the office keeps them: never who was here when. */
export function AccountsPage({ accounts, total, page, ownPersonId }: AccountsProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const actions = (
    <>
      <LinkButton href="/accounts/invite" weight="primary">
        {t.invite}
      </LinkButton>
      <LinkButton href="/accounts/recoveries">{t.recoveries}</LinkButton>
    </>
  );
  return (
    <Page title={t.accounts} lead={t.accountsLead} actions={actions}>
      <Table
        caption={t.accounts}
        isCaptionHidden
        rows={accounts}
        keyOf={(row) => row.accountId}
        columns={[
          { label: t.person, cell: (row) => row.fullName },
          { label: t.login, cell: (row) => row.login },
          { label: t.state, cell: (row) => <Pill>{t.states[row.state]}</Pill> },
          { label: t.secondFactor, cell: (row) => (row.hasSecondFactor ? t.yes : t.no) },
          { label: t.keep, cell: (row) => row.personId !== ownPersonId && <KeepLinks account={row} /> },
          { label: t.card2, cell: (row) => (row.cardExpiresOn ? format.day(row.cardExpiresOn) : '–') },
        ]}
      />
      {total > 0 && (
        <Pager
          page={page}
          perPage={ACCOUNTS_PER_PAGE}
          shown={accounts.length}
          total={total}
          hrefOf={(to) => `/accounts?page=${to.toString()}`}
        />
      )}
    </Page>
  );
}

const POSSIBLE = {
  invited: ['lock', 'end'],
  active: ['lock', 'end'],
  locked: ['unlock', 'end'],
  closed: [],
} as const satisfies Record<string, readonly Keeping[]>;

/** What can be done with an account in its state; the page behind each asks the policy again. */
function KeepLinks({ account }: { readonly account: AccountsProps['accounts'][number] }) {
  const t = useWords(TEXT);
  return (
    <>
      {POSSIBLE[account.state].map((keeping) => (
        <span key={keeping}>
          <a href={`/accounts/${account.personId}/${keeping}`} aria-label={t.keeping[keeping].title(account.fullName)}>
            {t.keeping[keeping].go}
          </a>{' '}
        </span>
      ))}
    </>
  );
}

interface InviteProps {
  readonly query: string;
  readonly choices: readonly Choice[];
  readonly errors: Messages;
}
/** Chooses who gets a card. */
export function InvitePage({ query, choices, errors }: InviteProps) {
  const t = useWords(TEXT);
  return (
    <Page title={t.invite} lead={t.inviteLead} crumbs={[{ href: '/accounts', label: t.accounts }]} errors={errors}>
      <SearchForm action="/accounts/invite">
        <TextField name="q" label={t.search} value={query} />
        <Button>{t.find}</Button>
      </SearchForm>
      <Form action={`/accounts/invite?q=${encodeURIComponent(query)}`}>
        <CheckGroup
          name="personIds"
          label={t.choose}
          choices={choices}
          error={errors['personIds']}
          {...(choices.length === 0 && { hint: t.searchFirst })}
        />
        <Actions>
          <Button weight="primary">{t.invite}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

interface CardsProps {
  readonly cards: readonly PrintedCard[];
  readonly origin: string;
}
/** The cards, once: to print, cut, fold and hand over. */
export function CardsPage({ cards, origin }: CardsProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Page
      title={t.cards}
      lead={t.cardsLead}
      crumbs={[{ href: '/accounts', label: t.accounts }]}
      actions={<PrintLink />}
    >
      {cards.length === 0 && <EmptyState title={t.cardsNone} />}
      {cards.map((card) => (
        <Card key={card.login} title={card.fullName}>
          <p>
            <img src={qrImage(`${origin}/invitation/${card.qr}`)} alt={`QR ${card.login}`} width="120" height="120" />
          </p>
          <p>
            {origin}/invitation · <b>{card.login}</b> · <code>{card.code}</code>
          </p>
          <p class="muted">
            {t.cardHow} {t.expires} {format.day(card.expiresOn)}.
          </p>
        </Card>
      ))}
    </Page>
  );
}

interface RecoveriesProps {
  readonly recoveries: z.output<typeof identity.recoveries.output>['recoveries'];
  readonly query: string;
  readonly choices: readonly Choice[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}
/** Requests that wait for two people of the office, and a form for a new one. */
export function RecoveriesPage({ recoveries, query, choices, typed, errors }: RecoveriesProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Page
      title={t.recoveries}
      lead={t.recoveriesLead}
      crumbs={[{ href: '/accounts', label: t.accounts }]}
      errors={errors}
    >
      {recoveries.length === 0 && <EmptyState title={t.recoveriesNone} />}
      <ItemList>
        {recoveries.map((one) => (
          <Item
            key={one.recoveryId}
            title={one.fullName}
            facts={`${one.reason} · ${format.day(one.requestedOn)} · ${one.approvals.toString()}/2`}
            action={<RecoveryForms recovery={one} />}
          />
        ))}
      </ItemList>
      <Card title={t.request}>
        <SearchForm action="/accounts/recoveries">
          <TextField name="q" label={t.search} value={query} />
          <Button>{t.find}</Button>
        </SearchForm>
        <Form action={`/accounts/recoveries?q=${encodeURIComponent(query)}`}>
          <RadioGroup
            name="personId"
            label={t.recoverFor}
            choices={choices}
            value={typed['personId']}
            error={errors['personId']}
            {...(choices.length === 0 && { hint: t.searchFirst })}
          />
          <WhoSees sentence={t.whoSeesReason} />
          <TextArea name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
          <Actions>
            <Button weight="primary">{t.request}</Button>
          </Actions>
        </Form>
      </Card>
    </Page>
  );
}

function RecoveryForms({ recovery }: { readonly recovery: RecoveriesProps['recoveries'][number] }) {
  const t = useWords(TEXT);
  const { recoveryId, mayApprove } = recovery;
  return (
    <Actions>
      {mayApprove && (
        <Form action={`/accounts/recoveries/${recoveryId}/approval`}>
          <Button>{t.approve}</Button>
        </Form>
      )}
      <Form action={`/accounts/recoveries/${recoveryId}/withdrawal`}>
        <Button>{t.withdraw}</Button>
      </Form>
    </Actions>
  );
}
