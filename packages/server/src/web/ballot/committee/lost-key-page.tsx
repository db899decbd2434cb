import { Actions, Card, LinkButton, Page, useWords } from '../../ui/index.ts';
import { mayReplaceKey, type CommitteeDesk } from './committee-tasks.ts';
import { COMMITTEE_TEXT } from './committee-text.ts';
import { LOST_KEY_TEXT } from './lost-key-text.ts';

/** What to do when a member has lost his key: before sealing, after it, and when too few keys are left. */
export function LostKeyPage({ desk }: { readonly desk: CommitteeDesk }) {
  const t = useWords(LOST_KEY_TEXT);
  const committee = useWords(COMMITTEE_TEXT);
  const { roundId, members, threshold } = desk;
  const base = `/rounds/${roundId}/committee`;
  return (
    <Page title={t.title} lead={t.lead} crumbs={[{ href: base, label: committee.title }]}>
      <Card title={t.nowTitle}>
        <p>{t.now(members.length, threshold)}</p>
      </Card>
      <Card title={t.beforeTitle}>
        <Lines lines={t.before} />
        {mayReplaceKey(desk) && (
          <Actions>
            <LinkButton href={`${base}/key?replace=1`}>{t.replace}</LinkButton>
          </Actions>
        )}
      </Card>
      <Card title={t.afterTitle}>
        <Lines lines={t.after} />
      </Card>
      <Card title={t.fewTitle}>
        <Lines lines={t.few} />
      </Card>
      <Card title={t.preventTitle}>
        <Lines lines={t.prevent} />
      </Card>
      <Actions>
        <LinkButton href={base}>{t.back}</LinkButton>
      </Actions>
    </Page>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
