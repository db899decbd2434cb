import type { HostileFile } from './hostile-file.ts';
import { smallRollParts } from './roll.ts';
import { buildZip, utf8 } from './zip.ts';
import type { ZipPart } from './zip.ts';

const NAMES: readonly string[] = [
  '../evil.xml',
  '../../../../etc/cron.d/evil',
  'xl/../../evil.xml',
  'xl/worksheets/../../../evil.xml',
  'xl/./evil.xml',
  'xl/.../evil.xml',
  '/etc/passwd',
  '//server/share/evil.xml',
  '\\\\server\\share\\evil.xml',
  '..\\evil.xml',
  'xl\\worksheets\\..\\..\\evil.xml',
  'C:\\Windows\\evil.dll',
  'C:evil.xml',
  'file:///etc/passwd',
  'xl//evil.xml',
  'xl/evil.xml\u0000.png',
  'xl/evil\n.xml',
  'xl/evil\r.xml',
  'xl/evil\t.xml',
  'xl/evil\u007f.xml',
  'xl/evil\u0085.xml',
  'xl/gpj.\u202elmx.xml',
  'xl/evil\u200e.xml',
  'xl/evil\u2066.xml',
  'xl/ev\u200bil.xml',
  'xl/ev\u00adil.xml',
  'xl/evil\u2028.xml',
  'xl/evil*.xml',
  'xl/evil?.xml',
  'xl/"evil".xml',
  'xl/<evil>.xml',
  'xl/evil|cmd.xml',
  'CON',
  'xl/con.xml',
  'xl/PRN',
  'xl/aux.xml',
  'xl/nul',
  'xl/COM1.xml',
  'xl/lpt9.txt',
  `xl/${'a'.repeat(300)}.xml`,
  `${'a/'.repeat(150)}x.xml`,
  'xl/evil.xml:stream',
  '\\\\?\\C:\\evil.dll',
  'xl/com0.xml',
  'xl/nul.',
  'xl/..',
  'xl/...',
  'xl/evil\u001b[2J.xml',
  'xl/evil\u0000',
  '\u202eevil.xml',
  'xl/a\u202d.xml',
  'xl/\u2067evil.xml',
  'xl/\u061cevil.xml',
  'xl/e\ufeffvil.xml',
  '.',
  '..',
  '',
  '/',
];

/** FIL-3: entry names that try to climb out, to hit a device, or to fool the eye; and links. */
export function hostileNames(): readonly HostileFile[] {
  const bad = NAMES.map((name) => named(`entry named ${JSON.stringify(name).slice(0, 60)}`, { name, data: utf8('x') }));
  return [
    ...bad,
    named('symbolic link', { name: 'xl/link.xml', data: utf8('/etc/passwd'), mode: 0o120777 }),
    named('symbolic link as the sheet', { name: 'xl/worksheets/sheet3.xml', data: utf8('../../x'), mode: 0o120644 }),
    { ...named('ordinary name in Vietnamese', { name: 'xl/media/ảnh.png', data: utf8('x') }), expected: 'read' },
    { ...named('folder entry', { name: 'xl/media/', data: new Uint8Array(0), method: 0 }), expected: 'read' },
  ];
}

function named(name: string, part: ZipPart): HostileFile {
  const roll = [...smallRollParts()].map(([key, xml]) => ({ name: key, data: utf8(xml) }));
  return { law: 'FIL-3', name, expected: 'zip-part-name', bytes: buildZip([...roll, part]) };
}
