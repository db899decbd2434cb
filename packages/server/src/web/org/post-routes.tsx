import { dayOf } from '@guong/core/kernel';
import { org } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { statusOf, UNFILLED, type Filled } from '../../http/filled.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { peopleFound } from '../identity/people-found.ts';
import { KEEP_TEXT } from './keep-text.ts';
import { AppointPage, EndHoldingPage, PostFormPage } from './post-forms.tsx';
import { mayKeepOf } from './unit-routes.tsx';

/** Posts, who holds them, and who leaves them. */
export function postPages(app: App) {
  const room = newRoom();
  const askNew = newPost(app);
  room.get('/units/:unitId/posts/new', (c) => askNew(c, UNFILLED));
  room.post('/units/:unitId/posts/new', async (c) => {
    const form = await formOf(c);
    const input = { ...form.input, unitId: c.req.param('unitId') };
    const { isOffice, isLeader } = mayKeepOf(await actorOf(c));
    const isPlain = (form.lists['powers'] ?? []).length === 0;
    if (isLeader && !isOffice && isPlain)
      return askNew(c, filledFrom(form, { powers: KEEP_TEXT[lookOf(c).lang].powersLeader }));
    const done = await perform(app, await actorOf(c), org.createPost, input, postedOnce(form));
    const said = KEEP_TEXT[lookOf(c).lang].postAdded(form.typed['title'] ?? '');
    if (done.ok) return seeOther(c, `/org/posts/${done.value.id}/appoint`, said);
    return done.fault.code === 'invalid' ? askNew(c, filledFrom(form, done.fault.fields)) : refuse(c, done.fault);
  });

  const askEdit = editPost(app);
  room.get('/posts/:postId/edit', (c) => askEdit(c));
  room.post('/posts/:postId/edit', async (c) => {
    const form = await formOf(c);
    const postId = c.req.param('postId');
    const { typed, input } = form;
    // A box that is not ticked is not sent: left out, the post would keep what it was.
    const ticked = { isHead: typed['isHead'] === 'true', isLeader: typed['isLeader'] === 'true' };
    const { isLeader: keepsPowers } = mayKeepOf(await actorOf(c));
    const powers = keepsPowers ? { powers: form.lists['powers'] ?? [] } : {};
    const change = { ...input, ...ticked, ...powers, postId };
    const done = await perform(app, await actorOf(c), org.correctPost, change, postedOnce(form));
    const post = await postOf(app, c);
    const said = KEEP_TEXT[lookOf(c).lang].postSaved;
    if (done.ok) return seeOther(c, `/org/units/${post?.unitId ?? ''}`, said);
    return done.fault.code === 'invalid' ? askEdit(c, filledFrom(form, done.fault.fields)) : refuse(c, done.fault);
  });

  const askAppoint = appointing(app);
  room.get('/posts/:postId/appoint', (c) => askAppoint(c, UNFILLED));
  room.post('/posts/:postId/appoint', async (c) => {
    const form = await formOf(c);
    const post = await postOf(app, c);
    const input = { ...form.input, postId: c.req.param('postId') };
    const done = await perform(app, await actorOf(c), org.appoint, input, postedOnce(form));
    const said = KEEP_TEXT[lookOf(c).lang].appointed(post?.title ?? '');
    if (done.ok) return seeOther(c, `/org/units/${post?.unitId ?? ''}`, said);
    return done.fault.code === 'invalid' ? askAppoint(c, filledFrom(form, done.fault.fields)) : refuse(c, done.fault);
  });
  room.route('/', endPages(app));
  return room;
}

function endPages(app: App) {
  const room = newRoom();
  const ask = ending(app);
  room.get('/holdings/:holdingId/end', (c) => ask(c, UNFILLED));
  room.post('/holdings/:holdingId/end', async (c) => {
    const form = await formOf(c);
    const held = await holdingOf(app, c);
    const input = { ...form.input, holdingId: c.req.param('holdingId') };
    const done = await perform(app, await actorOf(c), org.endHolding, input, postedOnce(form));
    const said = KEEP_TEXT[lookOf(c).lang].ended(held?.fullName ?? '');
    if (done.ok) return seeOther(c, `/org/units/${held?.unitId ?? ''}`, said);
    return done.fault.code === 'invalid' ? ask(c, filledFrom(form, done.fault.fields)) : refuse(c, done.fault);
  });
  return room;
}

const filledFrom = ({ typed, lists }: Posted, errors: Filled['errors']): Filled => ({ typed, lists, errors });

async function unitNamed(app: App, c: WebContext, unitId: string) {
  const tree = await perform(app, await actorOf(c), org.unitTree, {});
  const unit = tree.ok ? tree.value.units.find((one) => one.unitId === unitId) : undefined;
  return unit && { unitId, unitName: unit.name };
}
async function postOf(app: App, c: WebContext) {
  const posts = await perform(app, await actorOf(c), org.postsOf, {});
  return posts.ok ? posts.value.posts.find(({ postId }) => postId === c.req.param('postId')) : undefined;
}
async function holdingOf(app: App, c: WebContext) {
  const held = await perform(app, await actorOf(c), org.holdings, {});
  return held.ok ? held.value.holdings.find(({ holdingId }) => holdingId === c.req.param('holdingId')) : undefined;
}

/** Whoever keeps neither posts nor powers is refused before a form is shown that would be refused anyhow. */
async function keeper(c: WebContext) {
  const may = mayKeepOf(await actorOf(c));
  return may.isOffice || may.isLeader ? may : undefined;
}

const newPost = (app: App) => async (c: WebContext, filled: Filled) => {
  const may = await keeper(c);
  if (!may) return refuse(c, { code: 'forbidden', action: 'org.createPost' });
  const place = await unitNamed(app, c, c.req.param('unitId') ?? '');
  if (!place) return refuse(c, { code: 'not_found', what: 'unit' });
  const typed = { fromOn: dayOf(app.clock()), ...filled.typed };
  return html(c, <PostFormPage {...{ place, may }} {...filled} typed={typed} />, statusOf(filled));
};

const editPost = (app: App) => async (c: WebContext, filled?: Filled) => {
  const may = await keeper(c);
  if (!may) return refuse(c, { code: 'forbidden', action: 'org.correctPost' });
  const post = await postOf(app, c);
  const place = post && (await unitNamed(app, c, post.unitId));
  if (!place) return refuse(c, { code: 'not_found', what: 'post' });
  const { title, isHead, isLeader, powers } = post;
  const stands: Filled = {
    typed: { title, isHead: isHead.toString(), isLeader: isLeader.toString() },
    lists: { powers },
    errors: {},
  };
  return html(c, <PostFormPage {...{ place, may, post }} {...(filled ?? stands)} />, statusOf(filled ?? stands));
};

const appointing = (app: App) => async (c: WebContext, filled: Filled) => {
  const may = await keeper(c);
  if (!may) return refuse(c, { code: 'forbidden', action: 'org.appoint' });
  const post = await postOf(app, c);
  const place = post && (await unitNamed(app, c, post.unitId));
  if (!place) return refuse(c, { code: 'not_found', what: 'post' });
  const query = c.req.query('q')?.trim() ?? '';
  const people = await peopleFound(app, c);
  const typed = { fromOn: dayOf(app.clock()), mode: 'main', ...filled.typed };
  return html(c, <AppointPage {...{ place, post, query, people }} {...filled} typed={typed} />, statusOf(filled));
};

const ending = (app: App) => async (c: WebContext, filled: Filled) => {
  const may = await keeper(c);
  if (!may) return refuse(c, { code: 'forbidden', action: 'org.endHolding' });
  const held = await holdingOf(app, c);
  if (!held) return refuse(c, { code: 'not_found', what: 'holding' });
  const typed = { toOn: dayOf(app.clock()), ...filled.typed };
  return html(c, <EndHoldingPage held={held} {...filled} typed={typed} />, statusOf(filled));
};
