import { foldTone, toneOf } from './alphabet.ts';
import { canon } from './fold.ts';

const ONSETS = 'ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x'.split(' ');

const RIMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
   i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
   ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
   u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
   uy uya uych uyên uyêt uynh uyp uyt uyu
   ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt ych`.split(/\s+/u),
);

const STOPPED = /(?:c|ch|p|t)$/u;

function fits(onset: string, rime: string): boolean {
  if (!RIMES.has(rime)) return false;
  const front = /^[eêiy]/u.test(rime);
  if (onset === 'c' || onset === 'ng') return !front;
  if (onset === 'g') return !front || /^i(?:n|$|ê)/u.test(rime);
  return !['k', 'gh', 'ngh'].includes(onset) || front;
}

/**
 * Whether one word is spelt as a Vietnamese syllable can be: a known beginning and rime, and only sắc or nặng
 * before p, t, c, ch. Capitals do not matter. Names from other languages and abbreviations are no syllables.
 * It finds damage such as `chuyn` for `chuyển`; it is no dictionary.
 */
export function isSyllable(word: string): boolean {
  const lower = canon(word, { lowerCase: true });
  const bare = foldTone(lower);
  const tone = toneOf(lower);
  const marks = lower.normalize('NFD').length - bare.normalize('NFD').length;
  if (marks > 1) return false;
  if (STOPPED.test(bare) && tone !== 4 && tone !== 5) return false;
  const onsets = ONSETS.filter((onset) => bare.startsWith(onset));
  return RIMES.has(bare) || onsets.some((onset) => fits(onset, bare.slice(onset.length)));
}
