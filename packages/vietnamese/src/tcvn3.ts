// TCVN 5712:1993 VN3 ("ABC" fonts) as glibc's iconv -f TCVN-5712 decodes it, without the capitals with tones of
// VN1, which these fonts do not have. One row is sixteen codes; a dot is a code without a letter.
const ROWS: Readonly<Record<string, string>> = {
  A: '.ĂÂÊÔƠƯĐăâêôơưđ.',
  B: '.....àảãáạ.ằẳẵắ.',
  C: '......ặầẩẫấậè.ẻẽ',
  D: 'éẹềểễếệìỉ...ĩíịò',
  E: '.ỏõóọồổỗốộờởỡớợù',
  F: '.ủũúụừửữứựỳỷỹýỵ.',
};

const DECODE: ReadonlyMap<string, string> = new Map(
  Object.entries(ROWS).flatMap(([row, letters]) =>
    [...letters].flatMap((letter, column) => {
      const code = String.fromCharCode(Number.parseInt(row, 16) * 16 + column);
      return letter === '.' ? [] : [[code, letter] as const];
    }),
  ),
);

const ENCODE: ReadonlyMap<string, string> = new Map([...DECODE].map(([code, letter]) => [letter, code]));

/** How the font shows the codes. */
export interface Tcvn3Options {
  /** The font is one that draws small letters as capitals (its name ends in H: `.VnTimeH`). */
  readonly upperCaseFont?: boolean;
}

/**
 * Decodes TCVN3 text that was read as Latin-1: `Uû ban nh©n d©n` gives `Uỷ ban nhân dân`. Codes without a letter are
 * left as they are. Decode before stripping invisible characters: the code of `ư` is the soft hyphen.
 */
export function fromTcvn3(text: string, options: Tcvn3Options = {}): string {
  const decoded = [...text.normalize('NFC')].map((code) => DECODE.get(code) ?? code).join('');
  return options.upperCaseFont === true ? decoded.toUpperCase() : decoded;
}

/**
 * Encodes to TCVN3, for tests and for old programs. The encoding has no capitals with tones (`Ấ`): they become small
 * letters, which an upper-case font shows as capitals. Letters it lacks are left as they are.
 */
export const toTcvn3 = (text: string): string =>
  [...text.normalize('NFC')].map((letter) => ENCODE.get(letter) ?? ENCODE.get(letter.toLowerCase()) ?? letter).join('');
