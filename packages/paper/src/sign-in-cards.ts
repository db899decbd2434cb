import type { Paper } from './paper.ts';
import { printablePaper } from './paper.ts';

const CODE = /^[0-9A-Z]{8}$/u;

/** The card of one person. */
export type SignInCard = {
  readonly name: string;
  readonly post: string;
  /** Address to type, as people read it, e.g. `lay-phieu.hoa-gao.example`. */
  readonly address: string;
  /** ASCII payload of the code: the address with its 128-bit secret. */
  readonly qrText: string;
  /** The 8 characters to type when there is no camera, capitals and digits. */
  readonly code: string;
  readonly expiryText: string;
};

/** Invitation cards (thẻ mời) to cut and fold: six on an A4 sheet. */
export type SignInCards = {
  readonly documentAt: Date;
  readonly issuer: string;
  readonly roundTitle: string;
  /** What to do, one sentence. */
  readonly instruction: string;
  /** Where to ask for help or for a paper ballot. */
  readonly helpText: string;
  readonly cards: readonly SignInCard[];
};

type CardBody = {
  readonly issuer: string;
  readonly roundTitle: string;
  readonly instruction: string;
  readonly helpText: string;
  readonly cards: readonly {
    readonly name: string;
    readonly post: string;
    readonly address: string;
    readonly qr: string;
    readonly code: string;
    readonly expiryText: string;
  }[];
};

/**
 * Cards in the order given. The lower third with the code folds up over the instruction, so that the name stays
 * readable and the secret does not.
 * @throws RangeError for a code that is not 8 capitals or digits, or without any card.
 */
export function signInCards(sheet: SignInCards): Paper<'cards', CardBody> {
  if (sheet.cards.length === 0) throw new RangeError('no card to print');
  return printablePaper({
    layout: 'cards',
    title: `Thẻ mời: ${sheet.roundTitle}`,
    documentAt: sheet.documentAt,
    qrCodes: Object.fromEntries(sheet.cards.map(({ qrText }, index) => [`card${index}`, qrText])),
    body: {
      issuer: sheet.issuer,
      roundTitle: sheet.roundTitle,
      instruction: sheet.instruction,
      helpText: sheet.helpText,
      cards: sheet.cards.map(({ name, post, address, code, expiryText }, index) => ({
        name,
        post,
        address,
        qr: `card${index}`,
        code: readableCode(code),
        expiryText,
      })),
    },
  });
}

function readableCode(code: string): string {
  if (!CODE.test(code)) throw new RangeError('a code to type has 8 capitals or digits');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
