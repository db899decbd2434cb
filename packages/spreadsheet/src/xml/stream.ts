import { SaxesParser } from 'saxes';
import type { Limits } from '../limits.ts';
import { refuse } from '../refusal.ts';

/** Attributes of an element by name as written, prefix included. */
export type Attributes = Readonly<Record<string, string>>;

/** Receives the elements of one part. Names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Counts elements over all parts of one workbook. */
export interface ElementBudget {
  left: number;
}

/** Takes the bytes of one XML part piece by piece. */
export interface XmlStream {
  write(piece: Uint8Array): void;
  end(): void;
}

/** The one element of XInclude that fetches; no element of a spreadsheet bears its name, under any prefix. */
const XINCLUDE = 'include';

/**
 * A bounded XML reader without document types: a DOCTYPE of any kind is refused, so there are no entities to expand
 * and nothing to fetch. Text must be UTF-8 whatever the declaration says (ECMA-376 part 2, 8.1 allows UTF-16, which no
 * spreadsheet program writes).
 */
export function xmlStream(handler: XmlHandler, limits: Limits, budget: ElementBudget): XmlStream {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  parser.on('error', () => refuse('broken'));
  parser.on('doctype', () => refuse('xml-doctype'));
  parser.on('opentag', (tag) => {
    depth += 1;
    budget.left -= 1;
    if (depth > limits.xmlDepth) refuse('xml-too-deep');
    if (budget.left < 0) refuse('too-many-elements');
    const name = localName(tag.name);
    if (name === XINCLUDE) refuse('xml-include');
    handler.open(name, tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(localName(tag.name));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  return {
    write: (piece) => void parser.write(decode(decoder, piece)),
    end() {
      parser.write(decode(decoder));
      parser.close();
    },
  };
}

/** The name without its prefix; producers are free to choose prefixes. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute by its name without prefix, for attributes such as r:id whose prefix differs between producers. */
export function attributeByLocalName(attributes: Attributes, wanted: string): string | undefined {
  const name = Object.keys(attributes).find((key) => localName(key) === wanted);
  return name === undefined ? undefined : attributes[name];
}

/** Whether a boolean attribute (xsd:boolean) is set. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    return refuse('broken');
  }
}
