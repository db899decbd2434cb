import {
  Button,
  Card,
  EmptyState,
  FileDownload,
  Form,
  Item,
  ItemList,
  LinkButton,
  Page,
  useFormat,
  useWords,
} from '../ui/index.ts';
import type { DraftsView, ObligationView } from './directive-view.ts';
import { obligationPath, useObligationCrumbs } from './obligation-page.tsx';
import { TEXT } from './text.ts';

interface DraftProps {
  readonly one: ObligationView;
  readonly drafts: DraftsView;
}

/** Begins the draft of what a unit is asked for, and shows those begun before with the template of each. */
export function DraftPage({ one, drafts: { inForce, drafts } }: DraftProps) {
  const t = useWords(TEXT);
  const at = obligationPath(one.obligationId);
  const crumbs = [...useObligationCrumbs(one), { href: at, label: one.unitName }];
  const title = t.draftTitle(one.requiredType, one.symbol);
  if (one.issuerIds.length === 0) {
    return (
      <Page title={title} crumbs={crumbs}>
        <EmptyState title={t.noIssuer} action={<LinkButton href="/documents/issuers">{t.addIssuer}</LinkButton>}>
          {t.noIssuerHint}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={title} lead={t.draftOwnFact} crumbs={crumbs}>
      <Card title={t.draftTemplate}>
        <p>
          <Source of={inForce} />
        </p>
        <Form action={`${at}/drafts`}>
          <div class="actions">
            <Button weight={drafts.length === 0 ? 'primary' : 'plain'}>{t.startDraft}</Button>
            <LinkButton href="/documents/templates">{t.toTemplates}</LinkButton>
          </div>
        </Form>
      </Card>
      {drafts.length > 0 && <Begun at={at} drafts={drafts} />}
    </Page>
  );
}

function Source({ of }: { readonly of: DraftsView['inForce'] }) {
  const t = useWords(TEXT);
  if (of === null) return <>{t.houseLayout}</>;
  return <a href={`/documents/templates/${of.templateId}`}>{t.onTemplate(of.code, String(of.version))}</a>;
}

function Begun({ at, drafts }: { readonly at: string; readonly drafts: DraftsView['drafts'] }) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Card title={t.draftsBegun}>
      <ItemList>
        {drafts.map(({ draftId, madeAt, template }) => (
          <Item
            key={draftId}
            title={
              <FileDownload href={`${at}/drafts/${draftId}`} label={t.draftOf(format.instant(madeAt))} kind="DOCX" />
            }
            facts={<Source of={template} />}
          />
        ))}
      </ItemList>
    </Card>
  );
}
