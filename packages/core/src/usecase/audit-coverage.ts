/**
 * Which tables the journal of changes watches, and why it leaves others out. The triggers themselves are made by
 * migrations (`audit.watch`); tests/arch compares both with the database: every table is in exactly one of the two lists.
 */

/** How a table is watched: the columns that no hash covers, and whether rows may go without a trace. */
export interface Watch {
  readonly leftOut: readonly string[];
  /** Only where a use case that leaves no audit row takes rows away. */
  readonly mayVanish: boolean;
  /** Why something is left out. */
  readonly because: string;
}

const WHOLE: Watch = { leftOut: [], mayVanish: false, because: '' };

/** Tables of tenants that only commands write: each change is in the journal, and `guong audit verify` compares every row. */
export const WATCHED: Readonly<Record<string, Watch>> = {
  'org.committee': WHOLE,
  'org.unit_kind': WHOLE,
  'org.unit': WHOLE,
  'org.unit_name': WHOLE,
  'org.unit_parent': WHOLE,
  'org.succession': WHOLE,
  'org.succession_link': WHOLE,
  'org.person': WHOLE,
  'org.external_id': WHOLE,
  'org.post': WHOLE,
  'org.holding': WHOLE,
  'org.membership': WHOLE,
  'org.category': WHOLE,
  'org.category_assignment': WHOLE,
  'org.correction': WHOLE,
  'org.import': WHOLE,
  'identity.account': {
    leftOut: ['state', 'password_hash', 'totp_sealed', 'is_totp_confirmed', 'totp_last_step', 'revision'],
    mayVanish: false,
    because: 'set by taking up a card and by signing in, which leave no audit row; whether it is closed is covered',
  },
  'identity.invitation': {
    leftOut: ['tries', 'ticket_hash', 'ticket_until', 'state'],
    mayVanish: false,
    because: 'changed by opening and using the card, which leave no audit row; who got which card is covered',
  },
  'identity.passkey': {
    leftOut: ['counter'],
    mayVanish: true,
    because: 'the device counts at each sign-in, and a recovery card takes passkeys away without an audit row',
  },
  'identity.recovery': WHOLE,
  'identity.api_token': {
    leftOut: ['last_used_on', 'revoked_on'],
    mayVanish: false,
    because: 'noted by use, and by a recovery card or a restore, which leave no audit row of a person',
  },
  'platform.file': WHOLE,
  'document.issuer': WHOLE,
  'document.term': WHOLE,
  'document.document': WHOLE,
  'document.alias': WHOLE,
  'document.link': WHOLE,
  'document.correction': WHOLE,
  'document.attachment': WHOLE,
  'document.obligation': WHOLE,
  'document.subordinate': WHOLE,
  'document.delivery': WHOLE,
  'document.message': WHOLE,
  'document.inbound': WHOLE,
  'document.inbound_file': WHOLE,
  'document.receipt': WHOLE,
  'document.form_template': WHOLE,
  'document.own_draft': WHOLE,
  'mail.address': {
    leftOut: ['address'],
    mayVanish: false,
    because: 'an address that was taken away could be guessed from its hash',
  },
  'task.task': WHOLE,
  'task.support': WHOLE,
  'task.event': WHOLE,
  'task.evidence': WHOLE,
  'task.escalation': WHOLE,
  'meeting.kind': WHOLE,
  'meeting.meeting': WHOLE,
  'meeting.agenda_item': WHOLE,
  'meeting.invitee': WHOLE,
  'meeting.attendance': WHOLE,
  'meeting.excuse': WHOLE,
  'meeting.opinion': WHOLE,
  'meeting.vote': WHOLE,
  'meeting.conclusion': WHOLE,
  'meeting.minutes': WHOLE,
  'meeting.correction': WHOLE,
  'meeting.guest': WHOLE,
  'meeting.kept_apart': WHOLE,
  'ballot.round': WHOLE,
  'ballot.subject': WHOLE,
  'ballot.item': WHOLE,
  'ballot.template': WHOLE,
  'ballot.credential_group': WHOLE,
  'ballot.committee_member': WHOLE,
  'ballot.issuer': WHOLE,
  'ballot.round_file': WHOLE,
  'ballot.roll_change': WHOLE,
  'ballot.reply': WHOLE,
  'ballot.reply_change': WHOLE,
  'ballot.auditor': WHOLE,
  'ballot.release_decision': WHOLE,
  'count.opening': WHOLE,
  'count.share_bundle': WHOLE,
  'count.result': WHOLE,
  'count.control_signature': WHOLE,
  'count.comment': {
    leftOut: ['text', 'covers'],
    mayVanish: false,
    because: 'what a voter wrote is destroyed on decision; a hash of it would let anybody try out guesses afterwards',
  },
  'count.publication': WHOLE,
  'count.minutes': WHOLE,
  'count.destruction': WHOLE,
};

/** Tables that the journal leaves alone, each with the reason. Schemas `issue` and `box` may never be watched (ruling 1). */
export const UNWATCHED: Readonly<Record<string, string>> = {
  'mail.letter': 'work on its way, forgotten after 90 days; what caused a letter and how it fared stand in the chain',
  'document.word': 'by what a document is found: derived from its register line and its files, made anew with them',
  'document.attachment_words': 'the words of a file, derived from its bytes, whose hash is watched',
  'meeting.word': 'by what a meeting is found: derived from its title and kind, made anew with them',
  'meeting.counter': 'the tallies of a month added up: derived, kept with every tally',
  'meeting.tally': 'what a meeting adds to the figures: derived from its rows, made anew with them',
  'issue.roll_entry': 'a trace in order would tell when somebody received; the frozen roll is in its hash on the round',
  'issue.roll_name': 'by what a name on the roll is found: made and removed together with its line',
  'issue.issuer_key': 'lies on the way of receiving; a changed key signs nothing that the sealed manifest accepts',
  'box.directory': 'lies on the way of casting; it repeats the sealed manifest',
  'box.round': 'lies on the way of casting',
  'box.spool': 'a trace in order would tell when somebody cast',
  'box.ballot': 'a trace in order would tell when somebody cast; the signed log covers every ballot',
  'box.leaf': 'is the signed log itself',
  'box.head': 'is the signed log itself',
  'identity.session': 'lives for a while, and its rows would tell when somebody signed in',
  'identity.challenge': 'lives five minutes',
  'identity.attempt': 'counters of a day',
  'org.import_row':
    'working material of a list brought in, deleted afterwards; what it brought is watched where it stands',
  'platform.tenant': 'made by the owner of the database, who has no chain to write in',
  'platform.installation': 'one row about the database itself',
  'platform.job': 'progress of work; what the work did is watched where it stands',
  'audit.entry': 'the chain protects itself',
  'audit.head': 'the end of the chain, checked with it',
  'audit.change': 'the journal itself; each audit row signs its part',
  'audit.checkpoint': 'the audit row of taking it holds the same line',
  'audit.security_event': 'refusals, written outside of any command and forgotten after their time',
  'audit.idempotency': 'answers kept for a day',
};
