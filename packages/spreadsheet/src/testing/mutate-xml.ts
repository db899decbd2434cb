import type { Dice } from './dice.ts';

const VALUES: readonly [string, ...string[]] = [
  '',
  '-1',
  '0',
  '99999999999999999999',
  '1e999',
  'NaN',
  'A1',
  'XFD1048576',
  'XFE1',
  'ZZZZ9999999',
  'A1:XFD1048576',
  'true',
  's',
  'str',
  'inlineStr',
  'd',
  'e',
  '__proto__',
  '../../x',
  'http://127.0.0.1:9/',
  '\u0000',
  '&#x202e;',
  '&#0;',
  '&lol;',
];
const FRAGMENTS: readonly [string, ...string[]] = [
  '<!DOCTYPE a [<!ENTITY x "y">]>',
  '<![CDATA[x]]>',
  '<!-- x -->',
  '<?x y?>',
  '<c/>',
  '<c r="C4" t="s"><v>1</v></c>',
  '<c t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></rPr><t>a</t></r></is></c>',
  '<row r="1048576"/>',
  '<row/>',
  '<f t="shared" si="0">A1</f>',
  '<v>1</v>',
  '<t>x</t>',
  '<rPh><t>x</t></rPh>',
  '<mergeCell ref="A1:B2"/>',
  '<col min="1" max="16384" hidden="1"/>',
  '_x0000_',
  '_xD83D_',
  '&amp;',
  '\ufffe',
  '<a>'.repeat(80),
];

/** Changes one part: an attribute, an element taken out, doubled, moved or renamed, a fragment put in, a text changed. */
export function mutateXml(xml: string, die: Dice): { xml: string; change: string } {
  switch (die.number(6)) {
    case 0:
      return { xml: replaceNth(xml, /="[^"]*"/g, { die, by: () => `="${die.pick(VALUES)}"` }), change: 'attribute' };
    case 1:
      return { xml: replaceNth(xml, /<[^<>]*>/g, { die, by: () => '' }), change: 'tag out' };
    case 2:
      return {
        xml: replaceNth(xml, /<(\w+)[^<>]*>[^<>]*<\/\1>/g, { die, by: (found) => found + found }),
        change: 'doubled',
      };
    case 3:
      return {
        xml: replaceNth(xml, /<\/?\w+/g, { die, by: () => `<${die.pick(['c', 'row', 'v', 'is', 'a:t'])}` }),
        change: 'renamed',
      };
    case 4:
      return { xml: replaceNth(xml, />/g, { die, by: () => `>${die.pick(FRAGMENTS)}` }), change: 'fragment' };
    default:
      return { xml: replaceNth(xml, />[^<>]+</g, { die, by: () => `>${die.pick(VALUES)}<` }), change: 'text' };
  }
}

function replaceNth(xml: string, pattern: RegExp, how: { die: Dice; by: (found: string) => string }): string {
  const places = [...xml.matchAll(pattern)];
  const place = places[how.die.number(Math.max(1, places.length))];
  if (place === undefined) return xml;
  const [found] = place;
  return xml.slice(0, place.index) + how.by(found) + xml.slice(place.index + found.length);
}
