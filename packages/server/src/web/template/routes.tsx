import type { VNode } from 'preact';
import { document } from '@guong/core/document';
import { dayOf } from '@guong/core/kernel';
import { org } from '@guong/core/org';
import { hasPower, perform, type AnyUseCase, type App } from '@guong/core/usecase';
import { attachment } from '../../http/attachment.ts';
import { actorOf } from '../../http/doorman.ts';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { notThere } from '../document/not-there.ts';
import { html, refuse } from '../html.tsx';
import { PublishTemplatePage, SupersedeTemplatePage, WithdrawTemplatePage, type DeedProps } from './deed-pages.tsx';
import { TemplatePage } from './template-page.tsx';
import { templatePath } from './template-view.ts';
import { TemplatesPage } from './templates-page.tsx';
import { TEXT } from './text.ts';
import { UploadTemplatePage } from './upload-page.tsx';

const HERE = '/documents/templates';
const idOf = (c: WebContext): string => c.req.param('templateId') ?? '';

/** The templates of the office: list, upload, one with its example, and what is done with it. */
export function templatePages(app: App) {
  const room = newRoom();
  room.get('/', async (c) => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, document.templates, {});
    if (!found.ok) return refuse(c, found.fault);
    return html(c, <TemplatesPage templates={found.value.templates} mayKeep={hasPower(actor, 'office')} />);
  });
  room.get('/new', (c) => showForm(app, c, UNFILLED));
  room.post('/', async (c) => {
    const form = await formOf(c);
    const made = await perform(app, await actorOf(c), document.uploadTemplate, form.input, postedOnce(form));
    if (made.ok) return seeOther(c, templatePath(made.value.id), TEXT[lookOf(c).lang].uploaded);
    if (made.fault.code !== 'invalid') return refuse(c, made.fault);
    return showForm(app, c, { typed: form.typed, errors: made.fault.fields });
  });
  room.get('/starter', async (c) => {
    const asked = { type: c.req.query('type') ?? 'KH', family: c.req.query('family') };
    const made = await perform(app, await actorOf(c), document.starterTemplate, asked);
    return made.ok ? attachment(c, made.value) : refuse(c, notThere(made.fault));
  });
  room.get('/:templateId', async (c) => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, document.template, { templateId: idOf(c) });
    if (!found.ok) return refuse(c, notThere(found.fault));
    return html(c, <TemplatePage template={found.value} mayKeep={hasPower(actor, 'office')} />);
  });
  room.get('/:templateId/file', async (c) => {
    const made = await perform(app, await actorOf(c), document.templateFile, { templateId: idOf(c) });
    return made.ok ? attachment(c, made.value) : refuse(c, notThere(made.fault));
  });
  room.get('/:templateId/example', async (c) => {
    const made = await perform(app, await actorOf(c), document.previewTemplate, { templateId: idOf(c) });
    return made.ok ? attachment(c, made.value) : refuse(c, notThere(made.fault));
  });
  for (const deed of DEEDS) room.route('/', deedPages(app, deed));
  return room;
}

async function showForm(app: App, c: WebContext, filled: Filled): Promise<Response> {
  const actor = await actorOf(c);
  const tree = await perform(app, actor, org.unitTree, {});
  if (!tree.ok) return refuse(c, tree.fault);
  if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: 'document.uploadTemplate' });
  const units = tree.value.units.map(({ unitId, name }) => ({ value: unitId, label: name }));
  return html(c, <UploadTemplatePage units={units} {...filled} />, statusOf(filled));
}

/** What can be done with a template: its form, what takes it, where it leads and what is said afterwards. */
interface Deed {
  readonly path: string;
  readonly useCase: AnyUseCase;
  readonly page: (props: DeedProps) => VNode;
  readonly said: (words: (typeof TEXT)['vi']) => string;
}
const DEEDS: readonly Deed[] = [
  {
    path: 'publish',
    useCase: document.publishTemplate,
    page: (props) => <PublishTemplatePage {...props} />,
    said: (t) => t.published,
  },
  {
    path: 'supersede',
    useCase: document.supersedeTemplate,
    page: (props) => <SupersedeTemplatePage {...props} />,
    said: (t) => t.superseded,
  },
  {
    path: 'withdraw',
    useCase: document.withdrawTemplate,
    page: (props) => <WithdrawTemplatePage {...props} />,
    said: (t) => t.withdrawn,
  },
];

function deedPages(app: App, { path, useCase, page, said }: Deed) {
  const room = newRoom();
  const show = async (c: WebContext, filled: Filled): Promise<Response> => {
    const actor = await actorOf(c);
    const found = await perform(app, actor, document.template, { templateId: idOf(c) });
    if (!found.ok) return refuse(c, notThere(found.fault));
    if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: useCase.name });
    return html(c, page({ template: found.value, ...filled }), statusOf(filled));
  };
  const today = (): Filled => {
    const day = dayOf(app.clock());
    return { ...UNFILLED, typed: { fromOn: day, ...(path === 'supersede' && { toOn: day }) } };
  };
  room.get(`/:templateId/${path}`, (c) => show(c, today()));
  room.post(`/:templateId/${path}`, async (c) => {
    const form = await formOf(c);
    const input = { ...form.input, templateId: idOf(c) };
    const done = await perform(app, await actorOf(c), useCase, input, postedOnce(form));
    const after = path === 'withdraw' ? HERE : templatePath(idOf(c));
    if (done.ok) return seeOther(c, after, said(TEXT[lookOf(c).lang]));
    if (done.fault.code !== 'invalid') return refuse(c, done.fault);
    return show(c, { typed: form.typed, errors: done.fault.fields });
  });
  return room;
}
