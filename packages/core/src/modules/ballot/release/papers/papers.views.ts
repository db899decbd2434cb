import { z } from 'zod';
import { invitations as invitationSheets, rollList, roundPoster } from '@guong/paper';
import { conflict, fail, ok } from '../../../../kernel/index.ts';
import { view, type Ctx } from '../../../../usecase/index.ts';
import { mayReadRound } from '../../ballot.policy.ts';
import { RoundId, RoundOnly, tables } from '../../ballot.schema.ts';
import { loadRound } from '../../round-step.ts';
import { letterheadOf, writeOfficial, writePdf } from '../../../../platform/index.ts';
import { addressOf, Format, HELP, issuerOf, PaperFile, timesOf, wordsOf } from './paper-of-round.ts';

const NO_ROUND = fail({ code: 'not_found', what: 'round' });
const NO_ROLL = conflict('Chưa lập danh sách người bỏ phiếu nên chưa in được.');

/** The list that is signed when ballots are handed out: the roll in its order, by category, with room for signatures. */
export const rollPaper = view({
  name: 'ballot.rollPaper',
  http: 'none',
  summary: 'Danh sách nhận phiếu để ký, PDF hoặc DOCX',
  input: z.strictObject({ roundId: RoundId, format: Format }),
  output: PaperFile,
  async run(ctx, { roundId, format }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.rollPaper', ctx.actor, loaded.facts);
    if (!loaded || !permit) return NO_ROUND;
    const rows = await rollOf(ctx, roundId);
    if (rows.length === 0) return NO_ROLL;
    const { round, members } = loaded;
    const head = members.find(({ role }) => role === 'head')?.name ?? '';
    const issuer = await issuerOf(ctx);
    const paper = rollList({
      letterhead: letterheadOf({
        superior: round.superior,
        issuer,
        number: '',
        symbol: 'DS/BKP',
        place: '',
        at: ctx.now,
      }),
      documentAt: ctx.now,
      abstract: `${round.title} (${round.plan_symbol})`,
      groups: groupsOf(rows),
      keeper: { office: 'NGƯỜI LẬP DANH SÁCH', names: [''] },
      head: { office: 'TRƯỞNG BAN KIỂM PHIẾU', name: head },
    });
    const bytes = await writeOfficial(paper, format);
    return bytes.ok ? ok({ permit, value: { name: `danh-sach-nhan-phieu.${format}`, bytes: bytes.value } }) : bytes;
  },
});

/** Invitations for everyone on the roll, six on a sheet; nothing secret is on them. */
export const invitationPaper = view({
  name: 'ballot.invitationPaper',
  http: 'none',
  summary: 'Thẻ mời từng người trong danh sách, sáu thẻ một tờ; không có mã bí mật',
  input: RoundOnly,
  output: PaperFile,
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.invitationPaper', ctx.actor, loaded.facts);
    if (!loaded || !permit) return NO_ROUND;
    const rows = await rollOf(ctx, roundId);
    if (rows.length === 0) return NO_ROLL;
    const paper = invitationSheets({
      documentAt: ctx.now,
      issuer: (await issuerOf(ctx)).toLocaleUpperCase('vi'),
      roundTitle: loaded.round.title,
      times: timesOf(loaded.round),
      fingerprintWords: wordsOf(loaded.round),
      ...addressOf(ctx),
      helpText: HELP,
      people: rows.map(({ roll_no: rollNo, name, post }) => ({ rollNo, name, post })),
    });
    const bytes = await writePdf(paper);
    return bytes.ok ? ok({ permit, value: { name: 'the-moi.pdf', bytes: bytes.value } }) : bytes;
  },
});

const HOW_TO_CHECK = [
  'Quét mã, hoặc gõ địa chỉ ghi bên dưới.',
  'So tám từ trên máy với tám từ trên tờ này.',
  'Bỏ phiếu xong, giữ biên nhận để tra lại.',
];

/** The poster of a sealed round: when, where, the eight words that every phone must show, the address as a code. */
export const posterPaper = view({
  name: 'ballot.posterPaper',
  http: 'none',
  summary: 'Tờ niêm yết của đợt: giờ, địa chỉ, tám từ để so, mã QR',
  input: RoundOnly,
  output: PaperFile,
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.posterPaper', ctx.actor, loaded.facts);
    if (!loaded || !permit) return NO_ROUND;
    const words = wordsOf(loaded.round);
    if (words.length === 0)
      return conflict('Tám từ của đợt chỉ có sau khi niêm phong; khi đó mới in được tờ niêm yết.');
    const paper = roundPoster({
      documentAt: ctx.now,
      issuer: (await issuerOf(ctx)).toLocaleUpperCase('vi'),
      roundTitle: loaded.round.title,
      times: timesOf(loaded.round),
      fingerprintWords: words,
      ...addressOf(ctx),
      howToCheck: HOW_TO_CHECK,
      helpText: HELP,
    });
    const bytes = await writePdf(paper);
    return bytes.ok ? ok({ permit, value: { name: 'to-niem-yet.pdf', bytes: bytes.value } }) : bytes;
  },
});

const rollOf = (ctx: Ctx, roundId: string) =>
  tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .select(['roll_no', 'name', 'post', 'category_name'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .orderBy('roll_no')
    .execute();

/** Categories in the order of the roll; people of one category stand together there. */
function groupsOf(rows: Awaited<ReturnType<typeof rollOf>>) {
  const groups = Map.groupBy(rows, ({ category_name }) => category_name);
  return [...groups].map(([category, people]) => ({
    category: category === '' ? 'Chưa xếp thành phần' : category,
    people: people.map(({ name, post }) => ({ name, post })),
  }));
}
