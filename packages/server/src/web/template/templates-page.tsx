import { EmptyState, LinkButton, Page, Table, useWords } from '../ui/index.ts';
import { HeldDays, StatePill } from './state-pill.tsx';
import { templatePath, type TemplatesView } from './template-view.ts';
import { TEXT } from './text.ts';

/** The crumbs above what belongs to templates. */
export function useTemplateCrumbs() {
  const t = useWords(TEXT);
  return [
    { href: '/documents', label: t.documents },
    { href: '/documents/templates', label: t.templates },
  ];
}

interface TemplatesProps {
  readonly templates: TemplatesView;
  readonly mayKeep: boolean;
}
/** The templates of the committee with their states. */
export function TemplatesPage({ templates, mayKeep }: TemplatesProps) {
  const t = useWords(TEXT);
  const action = mayKeep ? (
    <LinkButton href="/documents/templates/new" weight="primary">
      {t.upload}
    </LinkButton>
  ) : undefined;
  const isEmpty = templates.length === 0;
  return (
    <Page
      title={t.templates}
      lead={t.templatesLead}
      crumbs={useTemplateCrumbs().slice(0, 1)}
      {...(action && !isEmpty && { actions: action })}
    >
      {isEmpty ? (
        <EmptyState title={t.noTemplates} {...(action && { action })}>
          {t.noTemplatesHint}
        </EmptyState>
      ) : (
        <TemplateTable templates={templates} />
      )}
    </Page>
  );
}

function TemplateTable({ templates }: Pick<TemplatesProps, 'templates'>) {
  const t = useWords(TEXT);
  return (
    <Table
      caption={t.templates}
      isCaptionHidden
      rows={templates}
      keyOf={({ templateId }) => templateId}
      columns={[
        {
          label: t.code,
          cell: (one) => <a href={templatePath(one.templateId)}>{t.named(one.code, String(one.version))}</a>,
        },
        { label: t.type, cell: ({ type, family }) => `${type}, ${t.families[family]}` },
        { label: t.unit, cell: ({ unitName }) => unitName },
        { label: t.days, cell: (one) => <HeldDays template={one} /> },
        { label: t.state, cell: (one) => <StatePill template={one} /> },
      ]}
    />
  );
}
