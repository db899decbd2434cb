const WORD = /\p{L}{3,}/u;
/** A cell that is longer is refused with its whole list. */
const LONGEST = 200;

/** How the cells of a list are changed: each wordy one becomes the payload, or only those of one column. */
interface Cells {
  readonly between: string;
  readonly change: (cell: string, column: number) => string;
}

/**
 * The input with the payload in wordy cells of a list that comes as one text or one file: those of the first row of a list of
 * people, the deed of a pasted table, whose other columns name posts that must be found. Other inputs as they are.
 */
export function hostileCells(useCase: string, raw: unknown, { payload, renamed }: Hostile): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  if (useCase === 'org.startImport' && 'file' in raw) return { ...raw, file: hostileFile(raw.file, payload) };
  if (!('table' in raw) || typeof raw.table !== 'string') return raw;
  const flat = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');
  const change = (cell: string, column: number): string =>
    flat(column === 1 && WORD.test(cell) ? payload.slice(0, LONGEST) : renamed(cell));
  return { ...raw, table: changedTable(raw.table, { between: '\t', change }) };
}

interface Hostile {
  readonly payload: string;
  /** What a text of the story has become. */
  readonly renamed: (text: string) => string;
}

function hostileFile(file: unknown, payload: string): unknown {
  if (typeof file !== 'object' || file === null || !('bytes' in file)) return file;
  if (!(file.bytes instanceof Uint8Array)) return file;
  const quoted = `"${payload.slice(0, LONGEST).replaceAll('"', '""')}"`;
  const change = (cell: string): string => (WORD.test(cell) ? quoted : cell);
  const list = new TextDecoder().decode(file.bytes);
  // Of several rows the first, of one none: a list of which no row is sound would end the story.
  const [header = '', first = '', ...others] = list.split('\n');
  if (others.length === 0) return file;
  const text = [changedTable([header, first].join('\n'), { between: ';', change }), ...others].join('\n');
  return { ...file, bytes: new Uint8Array(new TextEncoder().encode(text)) };
}

function changedTable(table: string, { between, change }: Cells): string {
  const [header = '', ...rows] = table.split('\n');
  return [header, ...rows.map((row) => row.split(between).map(change).join(between))].join('\n');
}
