/**
 * Roles said aloud. On a phone a row is laid out as a card, and a browser then forgets that it was a table;
 * with its role written down a screen reader still finds caption, row and column.
 */
export const ROLE = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHead: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;
