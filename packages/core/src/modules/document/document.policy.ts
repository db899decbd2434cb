import { permitIf, type Permit } from '../../kernel/permit.ts';
import { hasPower, type Actor } from '../../usecase/index.ts';

const isOffice = (actor: Actor): boolean => hasPower(actor, 'office') || actor.kind === 'system';

/** The verbs by which the office keeps the register. */
export type KeepingVerb =
  | 'document.addIssuer'
  | 'document.openTerm'
  | 'document.closeTerm'
  | 'document.register'
  | 'document.correct'
  | 'document.addAlias'
  | 'document.withdrawAlias'
  | 'document.link'
  | 'document.withdrawLink'
  | 'document.attach'
  | 'document.withdrawAttachment'
  | 'document.oblige'
  | 'document.fulfil'
  | 'document.fulfilOtherwise'
  | 'document.issueOwn'
  | 'document.draftOwn'
  | 'document.startDraft'
  | 'document.uploadTemplate'
  | 'document.publishTemplate'
  | 'document.supersedeTemplate'
  | 'document.withdrawTemplate'
  | 'document.exempt'
  | 'document.withdrawObligation'
  | 'document.withdraw'
  | 'document.sendAgain'
  | 'document.nextNumber';

/** The office registers, corrects and links documents. */
export const mayKeepRegister = <N extends KeepingVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: the office keeps the register of documents`, isOffice(actor));

/**
 * Whether internal documents are this person's to read: whoever holds a post. Being the administrator of the machine is
 * no such post (refusal 7 of the product).
 */
export const readsInternal = (actor: Actor): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' &&
    actor.holdings.some(({ powers }) => powers.length === 0 || powers.some((power) => power !== 'operate')));

/** Lists: whoever is signed in asks; internal documents are left out for whoever holds no post. */
export const mayReadRegister = <N extends 'document.find' | 'document.issuers' | 'document.export'>(
  actor: Actor,
  verb: N,
): Permit<N> | undefined => permitIf(verb, `${verb}: anyone signed in`, actor.kind !== 'anonymous');

/** One document: a public one by whoever is signed in, an internal one by whoever holds a post. */
export const mayReadDocument = <N extends 'document.one' | 'document.attachment'>(
  actor: Actor,
  verb: N,
  document: { readonly isPublic: boolean },
): Permit<N> | undefined =>
  permitIf(
    verb,
    `${verb}: public to anyone signed in, internal to holders of posts`,
    actor.kind !== 'anonymous' && (document.isPublic || readsInternal(actor)),
  );

/** The views of what documents from above ask, and how it is answered. */
export type CascadeVerb =
  | 'document.coverage'
  | 'document.obligations'
  | 'document.obligation'
  | 'document.directives'
  | 'document.matrix'
  | 'document.exportMatrix'
  | 'document.chain'
  | 'document.orphans'
  | 'document.holes'
  | 'document.waiting'
  | 'document.asked'
  | 'document.deliveries';

/** How far a document was carried out below: whoever holds a post may see it. */
export const mayReadCascade = <N extends CascadeVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: holders of posts`, readsInternal(actor));

/** The views of templates and of drafts that were begun on them. */
export type TemplateVerb =
  | 'document.templates'
  | 'document.template'
  | 'document.templateFile'
  | 'document.previewTemplate'
  | 'document.starterTemplate'
  | 'document.drafts';

/** On what the committee writes its documents: whoever holds a post may see it and take the empty file. */
export const mayReadTemplates = <N extends TemplateVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: holders of posts`, readsInternal(actor));

/** Carrying documents between two tenants of an installation: only the house itself does it. */
export const mayCarry = <
  N extends
    | 'document.joinUnit'
    | 'document.sendings'
    | 'document.receive'
    | 'document.receiveFile'
    | 'document.message'
    | 'document.noteCarried'
    | 'document.orderMissing'
    | 'document.hear'
    | 'document.readStored',
>(
  actor: Actor,
  verb: N,
): Permit<N> | undefined => permitIf(verb, `${verb}: the house itself`, actor.kind === 'system');

/** How messages between committees fare: for the office, and, without what they are about, for whoever runs the machine. */
export const mayReadTraffic = (actor: Actor): Permit<'document.traffic'> | undefined =>
  permitIf(
    'document.traffic',
    'document.traffic: office or whoever runs the machine',
    isOffice(actor) || hasPower(actor, 'operate'),
  );

/** What a message is about is for the office alone (refusal 7 of the product). */
export const seesTitles = (actor: Actor): boolean => hasPower(actor, 'office');
