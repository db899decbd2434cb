import type { Filled } from '../../http/filled.ts';
import { ConfirmPage, DateField, TextField, useWords } from '../ui/index.ts';
import { templatePath, type TemplateView } from './template-view.ts';
import { useTemplateCrumbs } from './templates-page.tsx';
import { TEXT } from './text.ts';

/** What is asked before something is done with a template. */
export interface DeedProps extends Filled {
  readonly template: TemplateView;
}

function useHead({ template: { templateId, code, version } }: DeedProps) {
  const t = useWords(TEXT);
  const name = t.named(code, String(version));
  const at = templatePath(templateId);
  return { t, at, name, crumbs: [...useTemplateCrumbs(), { href: at, label: name }] };
}

/** From which day a template holds, and why. */
export function PublishTemplatePage(props: DeedProps) {
  const { t, at, name, crumbs } = useHead(props);
  const { template, typed, errors } = props;
  return (
    <ConfirmPage
      title={t.publishTitle(name)}
      crumbs={crumbs}
      consequences={t.publishFacts(template.type, template.unitName)}
      action={`${at}/publish`}
      doIt={t.publish}
      cancelHref={at}
      errors={errors}
    >
      <DateField name="fromOn" label={t.fromOn} value={typed['fromOn']} error={errors['fromOn']} />
      <DateField name="toOn" label={t.toOn} isOptional value={typed['toOn']} error={errors['toOn']} />
      <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}

/** From which day a template is not used any more, and why. */
export function SupersedeTemplatePage(props: DeedProps) {
  const { t, at, name, crumbs } = useHead(props);
  const { typed, errors } = props;
  return (
    <ConfirmPage
      title={t.supersedeTitle(name)}
      crumbs={crumbs}
      consequences={[t.supersedeFact]}
      action={`${at}/supersede`}
      doIt={t.supersede}
      cancelHref={at}
      errors={errors}
    >
      <DateField name="toOn" label={t.endsOn} value={typed['toOn']} error={errors['toOn']} />
      <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}

/** Why a template that was uploaded is taken away. */
export function WithdrawTemplatePage(props: DeedProps) {
  const { t, at, name, crumbs } = useHead(props);
  const { typed, errors } = props;
  return (
    <ConfirmPage
      title={t.withdrawTitle(name)}
      crumbs={crumbs}
      consequences={[t.withdrawFact]}
      action={`${at}/withdraw`}
      doIt={t.withdraw}
      cancelHref={at}
      errors={errors}
    >
      <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}
