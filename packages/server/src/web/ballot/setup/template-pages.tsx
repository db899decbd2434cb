import { Card, DefinitionList, LinkButton, Notice, Page, Table, useFormat, useWords } from '../../ui/index.ts';
import { BallotPreview } from './ballot-preview.tsx';
import { PREVIEW_TEXT } from './preview-text.ts';
import type { TemplateView } from './template-form.ts';
import { TEMPLATE_TEXT } from './template-text.ts';
import { TEXT } from '../text.ts';

const BASE = '/rounds/templates';
const hrefOf = ({ code, version }: TemplateView): string => `${BASE}/${code}/${version.toString()}`;
const nameOf = ({ code, version }: TemplateView): string => `${code}@${version.toString()}`;

interface ListProps {
  readonly templates: readonly TemplateView[];
  readonly mayPublish: boolean;
}

/** The newest version of every template, the product's and the unit's own. */
export function TemplateListPage({ templates, mayPublish }: ListProps) {
  const t = useWords(TEMPLATE_TEXT);
  const { rounds } = useWords(TEXT);
  const format = useFormat();
  const write = mayPublish && <LinkButton href={`${BASE}/new`}>{t.newTemplate}</LinkButton>;
  return (
    <Page
      title={t.templates}
      lead={t.templatesLead}
      crumbs={[{ href: '/rounds', label: rounds }]}
      {...(write && { actions: write })}
    >
      <Table
        caption={t.templates}
        isCaptionHidden
        rows={templates.filter(({ isNewest }) => isNewest)}
        keyOf={nameOf}
        columns={[
          { label: t.title, cell: (row) => <a href={hrefOf(row)}>{row.title}</a> },
          { label: t.origin, cell: (row) => (row.isOwn ? t.own : t.product) },
          { label: t.items, cell: (row) => format.count(row.items.length), isFigure: true },
          { label: t.version, cell: (row) => format.count(row.version), isFigure: true },
        ]}
      />
    </Page>
  );
}

interface ShownProps {
  readonly template: TemplateView;
  /** The other versions under the same code, newest first. */
  readonly others: readonly TemplateView[];
  readonly mayPublish: boolean;
}

/** One version, whole, as it will stand on the ballot. */
export function TemplatePage({ template, others, mayPublish }: ShownProps) {
  const t = useWords(TEMPLATE_TEXT);
  const { rounds } = useWords(TEXT);
  const { title: preview } = useWords(PREVIEW_TEXT);
  const newest = others.find(({ isNewest }) => isNewest);
  const crumbs = [
    { href: '/rounds', label: rounds },
    { href: BASE, label: t.templates },
  ];
  return (
    <Page
      title={template.title}
      lead={`${template.code} · ${t.versionOf(template.version)}`}
      crumbs={crumbs}
      {...(mayPublish && { actions: <TemplateActions template={template} /> })}
    >
      {newest && <Notice tone="info">{t.superseded(newest.version)}</Notice>}
      <TemplateRules template={template} />
      <Card title={preview}>
        <BallotPreview ballot={{ ...template, subjects: [] }} />
      </Card>
      {others.length > 0 && (
        <Card title={t.older}>
          <ul>
            {others.map((other) => (
              <li key={other.version}>
                <a href={hrefOf(other)}>
                  {other.title}, {t.versionOf(other.version)}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

function TemplateActions({ template }: Pick<ShownProps, 'template'>) {
  const t = useWords(TEMPLATE_TEXT);
  const from = `${BASE}/new?from=${encodeURIComponent(nameOf(template))}`;
  return (
    <>
      {template.isNewest && (
        <LinkButton href={`/rounds/new?template=${encodeURIComponent(nameOf(template))}`} weight="primary">
          {t.useIt}
        </LinkButton>
      )}
      {template.isOwn && <LinkButton href={`${from}&as=version`}>{t.newVersion}</LinkButton>}
      <LinkButton href={from}>{t.copyOf}</LinkButton>
    </>
  );
}

function TemplateRules({ template }: Pick<ShownProps, 'template'>) {
  const t = useWords(TEMPLATE_TEXT);
  const format = useFormat();
  const published = template.publishedOn && { term: t.publishedOn, value: format.day(template.publishedOn) };
  return (
    <DefinitionList
      facts={[
        { term: t.kind, value: t.kinds[template.kind] },
        { term: t.comments, value: template.commentBytes > 0 ? t.yes : t.no },
        { term: t.blankRule, value: t.blankRules[template.blankRule] },
        { term: t.denominator, value: t.denominators[template.denominator] },
        ...(published ? [published] : []),
      ]}
    />
  );
}
