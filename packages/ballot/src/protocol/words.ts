import { taggedHash } from './domain.ts';
import { sure } from './sure.ts';

/** Unmarked Vietnamese syllables: easy to read aloud, to hear and to type on any keyboard. */
const ONSETS = 'b c ch d g h kh l m n ng nh ph r s t th tr v x'.split(' ');
const RHYMES = (
  'a ac ai am an ang anh ao at au ay e em en eo et i ich ien ieng im in inh iu oa oai oan oc oi om on ong ot ' +
  'u ua uan uc ui um un ung uoc uoi uon uong ut uy ap op iet ieu enh ech uyen oang uot'
).split(' ');
const LEFT_OUT = new Set(
  (
    'bu buoi cac chet chim cho cu cut dai dam di dien dit diu du duc gai hon lo loi lon ma mong mu ngu nung vu cai cat ' +
    'het nhuc pha phan than toi tu tut'
  ).split(' '),
);

/** How many words the list has; each stands for ten bits. */
export const WORD_COUNT = 1024;

/** Spelling of c, g and ng in front of e and i. */
function spell(onset: string, rhyme: string): string {
  const isFront = rhyme.startsWith('e') || rhyme.startsWith('i');
  if (!isFront) return onset + rhyme;
  if (onset === 'c') return `k${rhyme}`;
  return onset === 'g' || onset === 'ng' ? `${onset}h${rhyme}` : onset + rhyme;
}

/** The list: onset by onset, rhyme by rhyme, unpleasant ones left out, the first 1,024. */
export const WORDS: readonly string[] = ONSETS.flatMap((onset) => RHYMES.map((rhyme) => spell(onset, rhyme)))
  .filter((word) => !LEFT_OUT.has(word))
  .slice(0, WORD_COUNT);

/** The first `count` words that some bytes stand for, ten bits a word, first bits first. */
export function toWords(bytes: Uint8Array, count: number): string[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: count }, (_, at) => sure(WORDS[parseInt(bits.slice(10 * at, 10 * at + 10), 2)]));
}

/** Eight words (80 bits) that name a round: compared aloud, printed on the poster and on the ballot's page. */
export function roundFingerprint(roundId: Uint8Array): string[] {
  return toWords(taggedHash('gbp1/fingerprint', roundId), 8);
}

/** One spelling of typed words: lower case, without marks, one blank between words. */
export function normalizeWords(typed: string): string {
  const plain = typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
  return plain.replace(/[^a-z]+/g, ' ').trim();
}

/** How many words a passphrase has: seven, which is 70 bits. */
export const PASSPHRASE_WORDS = 7;

/** A passphrase of seven words from 9 random bytes. */
export function passphraseOf(random: Uint8Array): string {
  if (random.length < 9) throw new Error('a passphrase needs 9 random bytes');
  return toWords(random, PASSPHRASE_WORDS).join(' ');
}
