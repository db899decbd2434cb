import type { z } from 'zod';
import type { mail } from '@guong/core/mail';
import {
  Actions,
  Button,
  Card,
  CheckField,
  CheckGroup,
  Form,
  Hidden,
  Notice,
  Page,
  Pill,
  RadioGroup,
  TextField,
  useFrame,
  useWords,
  type Messages,
} from '../ui/index.ts';
import { TEXT } from './text.ts';

type Mine = z.output<typeof mail.mine.output>;
interface Props {
  readonly mine: Mine;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

const TONES = { none: 'info', pending: 'warn', confirmed: 'good', stopped: 'info' } as const;

/** Where one wants to be written to, and about what. */
export function MailPage({ mine, typed, errors }: Props) {
  const t = useWords(TEXT);
  const { look } = useFrame();
  const crumbs = [{ href: '/account', label: t.account }];
  return (
    <Page title={t.mail} lead={t.lead} audience="voter" crumbs={crumbs} errors={errors}>
      {!mine.isOn && <Notice tone="warn">{t.off}</Notice>}
      <Card title={t.place} aside={<Pill tone={TONES[mine.state]}>{t.states[mine.state]}</Pill>}>
        <Form action="/account/mail/address">
          <TextField
            name="address"
            inputmode="email"
            autocomplete="email"
            label={t.address}
            hint={t.addressHint}
            value={typed['address'] ?? mine.address}
            error={errors['address']}
          />
          <Hidden name="lang" value={mine.state === 'none' ? look.lang : mine.lang} />
          <p class="muted">{t.seen}</p>
          <Actions>
            <Button weight="primary">{t.setAddress}</Button>
          </Actions>
        </Form>
      </Card>
      {mine.state !== 'none' && <WishesCard mine={mine} />}
    </Page>
  );
}

function WishesCard({ mine }: Pick<Props, 'mine'>) {
  const t = useWords(TEXT);
  const choices = Object.entries(t.wishes).map(([value, label]) => ({ value, label }));
  const langs = Object.entries(t.langs).map(([value, label]) => ({ value, label }));
  const chosen = mine.state === 'stopped' ? [] : mine.wishes;
  return (
    <Card>
      <Form action="/account/mail/wishes">
        <CheckGroup name="wishes" label={t.wishesTitle} hint={t.wishesHint} choices={choices} values={chosen} />
        <CheckField name="isDigest" label={t.digest} value={String(mine.isDigest && mine.state !== 'stopped')} />
        <RadioGroup name="lang" label={t.lang} choices={langs} value={mine.lang} look="buttons" />
        <Actions>
          <Button weight="primary">{t.choose}</Button>
        </Actions>
      </Form>
    </Card>
  );
}
