import { refuse } from '../refusal.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Parts } from './parts.ts';

const CONTENT_TYPES = '[Content_Types].xml';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** Content types that settle what the file is, looked at in this order (ECMA-376 part 1, 12.2 and [MS-OFFMACRO2]). */
const REFUSED_TYPES: readonly (readonly [RegExp, RefusalCode])[] = [
  [/vbaproject|macrosheet|intlmacrosheet|dialogsheet/i, 'macro'],
  [/sheet\.binary\./i, 'binary-xlsb'],
  [/macroenabled/i, 'macro'],
  [/wordprocessingml/i, 'word-document'],
  [/presentationml/i, 'presentation'],
  [/externallink|connections\+xml|querytable/i, 'external-link'],
  [/activex|oleobject/i, 'embedded-object'],
];

/** Part names no plain workbook has; checked too because a content type can simply be left out. */
const REFUSED_NAMES: readonly (readonly [RegExp, RefusalCode])[] = [
  [/vba\w*\.bin$|(^|\/)(macrosheets|dialogsheets|intlmacrosheets)\//i, 'macro'],
  [/(^|\/)externallinks\/|(^|\/)connections\.xml$|(^|\/)querytables\//i, 'external-link'],
  [/(^|\/)(embeddings|activex)\/|(^|\/)oleobject/i, 'embedded-object'],
];

/** Refuses every package that is not a plain workbook; must pass before any other part is looked at. */
export function refuseOtherPackages(parts: Parts): void {
  if (!parts.has(CONTENT_TYPES)) refuse(typeWithoutContentTypes(parts.names));
  const types = readContentTypes(parts);
  for (const [pattern, code] of REFUSED_TYPES) {
    if (types.some((type) => pattern.test(type))) refuse(code);
  }
  for (const [pattern, code] of REFUSED_NAMES) {
    if (parts.names.some((name) => pattern.test(name))) refuse(code);
  }
  if (!types.includes(WORKBOOK)) refuse('unknown-type');
}

function readContentTypes(parts: Parts): string[] {
  const types: string[] = [];
  parts.parse(CONTENT_TYPES, {
    open(name, attributes) {
      const type = attributes['ContentType'];
      const relevant = name === 'Override' || name === 'Default';
      if (relevant && type !== undefined && !isUnusedDefault(name, attributes['Extension'])) types.push(type);
    },
  });
  return types;
}

/** Producers list defaults for extensions that no part uses; what a part is, its own name tells as well. */
function isUnusedDefault(name: string, extension: string | undefined): boolean {
  return name === 'Default' && extension !== undefined && /^(vml|emf|png|jpe?g|gif|bmp|tiff?)$/i.test(extension);
}

function typeWithoutContentTypes(names: readonly string[]): RefusalCode {
  const openDocument = names.includes('mimetype') && names.includes('content.xml');
  return openDocument ? 'ods' : 'other-archive';
}
