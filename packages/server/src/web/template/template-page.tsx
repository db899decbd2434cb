import { TEMPLATE_FIELDS } from '@guong/core/document';
import {
  Actions,
  Card,
  DefinitionList,
  FileDownload,
  LinkButton,
  Notice,
  Page,
  useWords,
  type Fact,
} from '../ui/index.ts';
import { FieldList } from './field-list.tsx';
import { HeldDays, StatePill } from './state-pill.tsx';
import { templatePath, type TemplateView } from './template-view.ts';
import { useTemplateCrumbs } from './templates-page.tsx';
import { TEXT } from './text.ts';

interface TemplateProps {
  readonly template: TemplateView;
  readonly mayKeep: boolean;
}

/** One template: what it is for, which placeholders its file bears, what becomes of it, and what can be done with it. */
export function TemplatePage({ template, mayKeep }: TemplateProps) {
  const t = useWords(TEXT);
  return (
    <Page title={t.named(template.code, String(template.version))} crumbs={useTemplateCrumbs()}>
      {template.unknown.length > 0 && <Notice tone="warn">{t.unknown(template.unknown.join(', '))}</Notice>}
      <Card title={t.record} aside={<StatePill template={template} />}>
        <Facts template={template} />
        {mayKeep && <Deeds template={template} />}
      </Card>
      <Card title={t.example}>
        <p>{t.exampleLead}</p>
        <p>
          <FileDownload href={`${templatePath(template.templateId)}/example`} label={t.downloadExample} kind="DOCX" />
        </p>
        <blockquote class="prose">{template.example.join('\n')}</blockquote>
      </Card>
      <Card title={t.fields}>
        <Fields template={template} />
      </Card>
    </Page>
  );
}

function Facts({ template }: Pick<TemplateProps, 'template'>) {
  const t = useWords(TEXT);
  const { type, family, unitName, size, templateId } = template;
  const facts: readonly (Fact | false)[] = [
    { term: t.type, value: `${type}, ${t.families[family]}` },
    { term: t.unit, value: unitName },
    { term: t.days, value: <HeldDays template={template} /> },
    template.publishedBecause !== '' && { term: t.publishedBecause, value: template.publishedBecause },
    template.supersededBecause !== '' && { term: t.supersededBecause, value: template.supersededBecause },
    {
      term: t.size,
      value: <FileDownload href={`${templatePath(templateId)}/file`} label={template.name} kind="DOCX" bytes={size} />,
    },
  ];
  return <DefinitionList facts={facts.filter((fact) => fact !== false)} />;
}

function Deeds({ template: { state, standing, unknown, templateId } }: Pick<TemplateProps, 'template'>) {
  const t = useWords(TEXT);
  const at = templatePath(templateId);
  if (state === 'superseded' || standing === 'ended') return null;
  if (state === 'published') {
    return (
      <Actions>
        <LinkButton href={`${at}/supersede`}>{t.supersede}</LinkButton>
      </Actions>
    );
  }
  return (
    <Actions>
      {unknown.length === 0 && (
        <LinkButton href={`${at}/publish`} weight="primary">
          {t.publish}
        </LinkButton>
      )}
      <LinkButton href={`${at}/withdraw`}>{t.withdraw}</LinkButton>
    </Actions>
  );
}

function Fields({ template: { fields } }: Pick<TemplateProps, 'template'>) {
  const t = useWords(TEXT);
  const used = TEMPLATE_FIELDS.filter((name) => fields.includes(name));
  const others = TEMPLATE_FIELDS.filter((name) => !fields.includes(name));
  return (
    <>
      {used.length === 0 ? <p>{t.noFields}</p> : <FieldList names={used} />}
      {others.length > 0 && (
        <details>
          <summary>{t.otherFields}</summary>
          <FieldList names={others} />
        </details>
      )}
    </>
  );
}
