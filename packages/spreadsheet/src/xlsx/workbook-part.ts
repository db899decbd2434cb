import type { Limits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import type { SheetState } from '../workbook.ts';
import { attributeByLocalName, isOn } from '../xml/stream.ts';
import type { Parts } from './parts.ts';
import { relationshipsOf } from './relationships.ts';

/** A sheet as the workbook part lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly state: SheetState;
  readonly part: string;
}

/** What the workbook part says about the other parts. */
export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly stylesPart?: string;
  readonly sharedStringsPart?: string;
}

/** Finds the workbook part through the package relationships and reads its list of sheets (ECMA-376 part 1, 18.2). */
export function readWorkbookPart(parts: Parts, limits: Limits): WorkbookPart {
  const main = relationshipsOf(parts, '').find((relationship) => relationship.type === 'officeDocument');
  const partName = main?.target ?? 'xl/workbook.xml';
  const relationships = relationshipsOf(parts, partName);
  const targets = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  const found = parts.parse(partName, {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = isOn(attributes['date1904']);
      if (element !== 'sheet') return;
      const target = targets.get(attributeByLocalName(attributes, 'id') ?? '');
      if (target?.type !== 'worksheet') return;
      sheets.push({ name: attributes['name'] ?? '', state: sheetState(attributes['state']), part: target.target });
      if (sheets.length > limits.sheets) refuse('too-many-sheets');
    },
  });
  if (!found) return refuse('broken');
  if (sheets.length === 0) return refuse('no-sheet');
  return { sheets, date1904, ...namedParts(relationships) };
}

function namedParts(relationships: readonly { type: string; target: string }[]) {
  const styles = relationships.find((relationship) => relationship.type === 'styles')?.target;
  const strings = relationships.find((relationship) => relationship.type === 'sharedStrings')?.target;
  return {
    ...(styles === undefined ? {} : { stylesPart: styles }),
    ...(strings === undefined ? {} : { sharedStringsPart: strings }),
  };
}

function sheetState(state: string | undefined): SheetState {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible';
}
