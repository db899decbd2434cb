import { ballot } from '@guong/core/ballot';
import { fail } from '@guong/core/kernel';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { statusOf } from '../../../http/filled.ts';
import { formOf, postedOnce, type Posted } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { inLanguage } from '../../../refusals/in-language.ts';
import { html, refuse } from '../../html.tsx';
import type { Messages } from '../../ui/index.ts';
import { EditTemplatePage } from './edit-template-page.tsx';
import { previewOfTyped, templateInput, templateMessages, typedOf, type TemplateView } from './template-form.ts';
import { TemplateListPage, TemplatePage } from './template-pages.tsx';
import { TEMPLATE_TEXT } from './template-text.ts';

/** The templates as this reader may see them. */
const templatesOf = async (app: App, c: WebContext) => perform(app, await actorOf(c), ballot.templates, {});

const isNamed =
  (name: string | undefined) =>
  ({ code, version }: TemplateView): boolean =>
    `${code}@${version.toString()}` === name;

/** Reading the templates, and publishing the unit's own. */
export function templatePages(app: App) {
  const room = newRoom();
  const words = (c: WebContext) => TEMPLATE_TEXT[lookOf(c).lang];
  const lineIn = (c: WebContext) => (n: number, message: string) =>
    words(c).line(n, inLanguage(message, lookOf(c).lang));

  room.get('/templates', async (c) => {
    const found = await templatesOf(app, c);
    return found.ok ? html(c, <TemplateListPage {...found.value} />) : refuse(c, found.fault);
  });

  room.get('/templates/new', async (c) => {
    const found = await templatesOf(app, c);
    if (!found.ok) return refuse(c, found.fault);
    if (!found.value.mayPublish) return refuse(c, { code: 'forbidden', action: 'ballot.publishTemplate' });
    const from = found.value.templates.find(isNamed(c.req.query('from')));
    const follows = c.req.query('as') === 'version' ? followedBy(found.value.templates, from) : undefined;
    const typed = from ? typedOf(from) : {};
    const preview = from ? { preview: previewOfTyped(typed) } : {};
    return html(c, <EditTemplatePage typed={typed} errors={{}} {...preview} {...(follows && { follows })} />);
  });

  room.post('/templates', async (c) => {
    const form = await formOf(c);
    if (form.typed['then'] === 'preview') return again(c, form.typed);
    const input = templateInput(form.typed);
    const made = await perform(app, await actorOf(c), ballot.publishTemplate, input, postedOnce(form));
    if (made.ok) {
      const { code, version } = made.value;
      return seeOther(c, `/rounds/templates/${code}/${version.toString()}`, words(c).published(version));
    }
    if (made.fault.code !== 'invalid') return refuse(c, made.fault);
    return again(c, form.typed, templateMessages(made.fault.fields, form.typed, lineIn(c)));
  });

  room.get('/templates/:code/:version', async (c) => {
    const found = await oneOf(app, c);
    return found.ok ? html(c, <TemplatePage {...found.value} />) : refuse(c, found.fault);
  });
  return room;
}

/** The newest version under the same code, which the next one follows; the product's templates have no next version. */
const followedBy = (templates: readonly TemplateView[], from: TemplateView | undefined): TemplateView | undefined =>
  templates.find(({ code, isNewest, isOwn }) => isOwn && isNewest && code === from?.code);

/** The form with what was typed and what to change. */
function again(c: WebContext, typed: Posted['typed'], errors: Messages = {}) {
  const { code = '', follows } = typed;
  const kept = follows === undefined ? {} : { follows: { code, version: Number(follows) } };
  const page = <EditTemplatePage typed={typed} errors={errors} preview={previewOfTyped(typed)} {...kept} />;
  return html(c, page, statusOf({ errors }));
}

async function oneOf(app: App, c: WebContext) {
  const found = await templatesOf(app, c);
  if (!found.ok) return found;
  const { code, version } = c.req.param() as { code: string; version: string };
  const { templates, mayPublish } = found.value;
  const template = templates.find(isNamed(`${code}@${version}`));
  if (!template) return fail({ code: 'not_found', what: 'template' });
  const others = templates.filter((other) => other.code === code && other !== template);
  return { ok: true as const, value: { template, others, mayPublish } };
}
