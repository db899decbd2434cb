/** What somebody types who wants a page to do what its house did not write. */
export interface Payload {
  readonly name: string;
  /** Holds `zzx` wherever something could come of it, so that it is found again. */
  readonly text: string;
}

/** The marker: a function that tests define in a browser; nothing may ever call it. */
export const MARKER = 'zzx';

const SCRIPTS: Readonly<Record<string, string>> = {
  script: '<script>zzx(1)</script>',
  'script after a value': '"><script>zzx(2)</script>',
  'script after a quoted value': "'><script>zzx(3)</script>",
  'script after a title': '</title><script>zzx(4)</script>',
  'script after a text area': '</textarea><script>zzx(5)</script>',
  'script after a script': '</script><script>zzx(6)</script>',
  'script after a style': '</style><script>zzx(7)</script>',
  'script after a comment': '--><script>zzx(8)</script>',
  'script after an option': '</option></select><script>zzx(9)</script>',
  'script in capitals': '<ScRiPt>zzx(10)</sCrIpT>',
  'script from elsewhere': '<script src=//zzx.example/x.js></script>',
  'script never closed': '<script>zzx(12)//',
  'script in a template': '<template><script>zzx(13)</script></template>',
  'script without a shown end': '<noscript><p title="</noscript><script>zzx(14)</script>">',
};
const HANDLERS: Readonly<Record<string, string>> = {
  'broken picture': '<img src=x onerror=zzx(20)>',
  'broken picture after a value': '"><img src=zzx onerror=zzx(21)>',
  'handler in the same tag': '" autofocus onfocus=zzx(22) zzx="',
  'handler in single quotes': "' onmouseover='zzx(23)' zzx='",
  'handler without quotes': ' onclick=zzx(24) zzx=',
  'opened details': '<details open ontoggle=zzx(25)>zzx</details>',
  'playing marquee': '<marquee onstart=zzx(26)>zzx</marquee>',
  'video source': '<video><source onerror=zzx(27)></video>',
  'body handler': '<body onload=zzx(28)>',
  'form field': '<input autofocus onfocus=zzx(29) name=zzx>',
  'shown popover': '<button popovertarget=zzx>x</button><b id=zzx popover onbeforetoggle=zzx(30)>',
};
const ADDRESSES: Readonly<Record<string, string>> = {
  'javascript address': 'javascript:zzx(40)',
  'javascript link': '<a href="javascript:zzx(41)">zzx</a>',
  'javascript with a tab': '<a href="java\tscript:zzx(42)">zzx</a>',
  'javascript by entities': '<a href="&#106;avascript:zzx(43)">zzx</a>',
  'data page': '<iframe src="data:text/html,<script>zzx(44)</script>"></iframe>',
  'page in a frame': '<iframe srcdoc="<script>parent.zzx(45)</script>"></iframe>',
  'address without a scheme': '//zzx.example/zzx',
  'address with a backslash': '/\\zzx.example/zzx',
  'moved base': '<base href="//zzx.example/">',
  refresh: '<meta http-equiv=refresh content="0;url=//zzx.example">',
  'form that leads away': '<form action="//zzx.example"><button>zzx</button></form>',
  'object and embed': '<object data=//zzx.example></object><embed src=//zzx.example>',
  'link to a style': '<link rel=stylesheet href=//zzx.example/zzx.css>',
};
const GRAPHICS: Readonly<Record<string, string>> = {
  'svg that loads': '<svg/onload=zzx(60)>',
  'svg script': '<svg><script>zzx(61)</script></svg>',
  'svg animation': '<svg><animate onbegin=zzx(62) attributeName=x dur=1s>',
  'svg link': '<svg><a xlink:href="javascript:zzx(63)"><text y=20>zzx</text></a></svg>',
  'mathematics that hides a style': '<math><mtext><table><mglyph><style><img src=x onerror=zzx(64)>',
  style: '<style>*{background:url(//zzx.example)}</style>',
  'style attribute': '<p style="position:fixed;inset:0;background:red">zzx',
};
const OTHERS_SYNTAX: Readonly<Record<string, string>> = {
  'entities that would be read again': '&lt;script&gt;zzx(70)&lt;/script&gt;',
  'numbered entities': '&#60;img src=x onerror=zzx(71)&#62;',
  'entity without its end': '&ltscript&gtzzx(72)&amp;zzx&quot',
  'percent escapes': '%3Cscript%3Ezzx(73)%3C/script%3E',
  'script escapes': '\\u003cscript\\u003ezzx(74)\\x3c/script\\x3e',
  'templates of others': '{{7*7}}${zzx(75)}<%= 7*7 %>#{zzx}[[zzx]]',
  'typst code': '#read("/etc/passwd") $zzx$ @zzx \\ *zzx* #let zzx = 1',
  'xml of a document': '</w:t></w:r><w:r><w:instrText>DDEAUTO zzx</w:instrText></w:r>',
  'doctype with an entity': '<!DOCTYPE zzx [<!ENTITY zzx SYSTEM "file:///etc/passwd">]>&zzx;',
  'character data': '<![CDATA[<script>zzx(79)</script>]]>',
  comment: '<!--><script>zzx(80)</script>-->',
  'comment that opens': '<!-- zzx',
  'sql end': "zzx'); drop table org.person; --",
  'markdown link': '[zzx](javascript:zzx(83)) ![zzx](//zzx.example/x)',
};
const LINES: Readonly<Record<string, string>> = {
  'lines of a header': 'zzx\r\nSet-Cookie: guong=zzx\r\n\r\n<script>zzx(90)</script>',
  'lines of a calendar': 'zzx\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nATTENDEE:mailto:zzx@zzx.example',
  'line separators': 'zzx\u2028<b>zzx</b>\u2029zzx\u0085zzx',
  'formula that links': '=HYPERLINK("http://zzx.example";"zzx")',
  'formula of a program': "+cmd|'/c zzx'!A1",
  'formula behind a tab': '\t=1+1 zzx',
  'formula of an at sign': '@SUM(1+1)*zzx("x")',
  'formula of a minus': '-2+3+zzx',
};
const LETTERS: Readonly<Record<string, string>> = {
  'a word of 10,000 letters': `zzx${'ươ'.repeat(5_000)}`,
  'a word of wide letters': `zzx${'W'.repeat(500)}`,
  'direction turned': 'zzx \u202Egpj.exe\u202C \u2067متن zzx\u2069 \u202D123',
  'direction never turned back': 'zzx \u202E\u2066\u202Bאבגד 1/2 (zzx)',
  'right-to-left word': 'مرحبا بالعالم zzx שלום',
  'nothing to be seen': '\u200Bzzx\u200C\u200D\u2060\uFEFF\u00ADzzx\u180E',
  'letters taken apart': 'Đảng ủy phường zzx Nguyễn Thị Ường'.normalize('NFD'),
  'a tower of marks': `zzx a${'\u0300\u0323\u0489'.repeat(20)} e\u0302\u0301`,
  emoji: '👨‍👩‍👧‍👦🏳️‍🌈🇻🇳 zzx 👍🏿',
  'every letter with its marks': 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĐ zzx',
  'letters that look alike': 'ｓｃｒｉｐｔ ＜script＞zzx(108)＜/script＞ Ѕcrірt',
  'controls of a terminal': '\u001B[31mzzx\u001B[0m\u0007\u0008\u009B',
  'private and unassigned letters': '\uE000zzx\u{F0000}\u{10FFFD}\u{1D173}',
  'a wall of spaces': `zzx${'\u00A0'.repeat(150)}zzx`,
};

/** Every payload; its number never changes, so that a run can be repeated by its number. */
export const PAYLOADS: readonly Payload[] = Object.entries({
  ...SCRIPTS,
  ...HANDLERS,
  ...ADDRESSES,
  ...GRAPHICS,
  ...OTHERS_SYNTAX,
  ...LINES,
  ...LETTERS,
}).map(([name, text]) => ({ name, text }));
