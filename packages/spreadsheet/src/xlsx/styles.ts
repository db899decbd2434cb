import { isOn } from '../xml/stream.ts';
import type { Attributes } from '../xml/stream.ts';
import { numberShape } from './number-format.ts';
import type { NumberShape } from './number-format.ts';
import type { Parts } from './parts.ts';

/** What the reader wants from the style of a cell. */
export interface CellStyle {
  readonly font?: string;
  readonly shape: NumberShape;
  /** The cell was typed with a leading apostrophe, which Excel keeps in the style and not in the text. */
  readonly quotePrefix: boolean;
}

/** A style for cells that name none. */
export const PLAIN_STYLE: CellStyle = { shape: numberShape(0, undefined), quotePrefix: false };

/** Styles by the number cells carry in their `s` attribute (ECMA-376 part 1, 18.8.10). */
export function readStyles(parts: Parts, partName: string | undefined): readonly CellStyle[] {
  if (partName === undefined) return [];
  const collector = new StyleCollector();
  parts.parse(partName, collector);
  return collector.styles();
}

interface RawStyle {
  readonly fontId: number;
  readonly formatId: number;
  readonly quotePrefix: boolean;
}

class StyleCollector {
  readonly #formats = new Map<number, string>();
  readonly #fonts: (string | undefined)[] = [];
  readonly #raw: RawStyle[] = [];
  #section = '';

  open(name: string, attributes: Attributes): void {
    if (name === 'fonts' || name === 'cellXfs' || name === 'numFmts') this.#section = name;
    else if (this.#section !== '') this.#item(`${this.#section}/${name}`, attributes);
  }

  close(name: string): void {
    if (name === this.#section) this.#section = '';
  }

  styles(): readonly CellStyle[] {
    return this.#raw.map(({ fontId, formatId, quotePrefix }) => {
      const font = this.#fonts[fontId];
      const shape = numberShape(formatId, this.#formats.get(formatId));
      return font === undefined ? { shape, quotePrefix } : { font, shape, quotePrefix };
    });
  }

  #item(path: string, attributes: Attributes): void {
    if (path === 'numFmts/numFmt') this.#formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
    else if (path === 'fonts/font') this.#fonts.push(undefined);
    else if (path === 'fonts/name') this.#nameFont(attributes['val']);
    else if (path === 'cellXfs/xf') {
      this.#raw.push({
        fontId: Number(attributes['fontId'] ?? 0),
        formatId: Number(attributes['numFmtId'] ?? 0),
        quotePrefix: isOn(attributes['quotePrefix']),
      });
    }
  }

  #nameFont(name: string | undefined): void {
    if (this.#fonts.length > 0 && name !== undefined) this.#fonts[this.#fonts.length - 1] = name;
  }
}
