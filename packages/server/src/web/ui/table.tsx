import type { ComponentChildren } from 'preact';

import { ROLE } from './table-roles.ts';

/** One column: how it is called, how a row fills it, whether it is a figure (right-aligned). */
export interface Column<R> {
  readonly label: string;
  readonly cell: (row: R) => ComponentChildren;
  readonly isFigure?: boolean;
  /** Left out on phones, where a row is a card of at most five facts. */
  readonly isWideOnly?: boolean;
}

const PHONE_FACTS = 5;
const MAX_COLUMNS = 12;

/** What `Table` shows: the caption says what the rows are and how many there are. */
export interface TableProps<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  /** Identity of a row, for a stable order. */
  readonly keyOf: (row: R) => string;
  /** A last row of sums, one cell for each column. */
  readonly footer?: readonly ComponentChildren[];
  readonly isCaptionHidden?: boolean;
  /** On a phone every column is shown as well: where each figure is checked, none may be left out. */
  readonly isWholeOnPhones?: boolean;
}

/**
 * A calm table: first column names the row, figures to the right, hairlines between rows. On a phone each row is a card.
 * Throws when given more than 12 columns: such a table is two questions on one page.
 */
export function Table<R>({ caption, columns, rows, keyOf, footer, ...more }: TableProps<R>) {
  if (columns.length > MAX_COLUMNS)
    throw new Error(`table "${caption}" has more than ${MAX_COLUMNS.toString()} columns`);
  const facts = more.isWholeOnPhones ? MAX_COLUMNS : PHONE_FACTS;
  const classes = columns.map((column, index) => classOf(column, index >= facts));
  return (
    <table class="table" {...ROLE.table}>
      <caption class={more.isCaptionHidden ? 'unseen' : undefined}>{caption}</caption>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          {columns.map((column, index) => (
            <th key={column.label} scope="col" {...ROLE.columnHead} class={classes[index]}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.group}>
        {rows.map((row) => (
          <tr key={keyOf(row)} {...ROLE.row}>
            {columns.map((column, index) => (
              <Cell key={column.label} column={column} row={row} class={classes[index]} isTitle={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
      {footer && <Sums cells={footer} columns={columns} classes={classes} />}
    </table>
  );
}

function classOf<R>(column: Column<R>, isBeyond: boolean): string | undefined {
  const classes = [column.isFigure && 'figure', (column.isWideOnly || isBeyond) && 'wide-only'];
  return classes.filter(Boolean).join(' ') || undefined;
}

function Cell<R>(props: {
  readonly column: Column<R>;
  readonly row: R;
  readonly class: string | undefined;
  readonly isTitle: boolean;
}) {
  const content = props.column.cell(props.row);
  if (props.isTitle) {
    return (
      <th scope="row" {...ROLE.rowHead} class={props.class}>
        {content}
      </th>
    );
  }
  return (
    <td {...ROLE.cell} class={props.class} data-label={props.column.label}>
      {content}
    </td>
  );
}

function Sums<R>(props: {
  readonly cells: readonly ComponentChildren[];
  readonly columns: readonly Column<R>[];
  readonly classes: readonly (string | undefined)[];
}) {
  return (
    <tfoot {...ROLE.group}>
      <tr {...ROLE.row}>
        {props.cells.map((cell, index) => (
          <td
            key={index}
            {...ROLE.cell}
            class={props.classes[index]}
            data-label={index === 0 ? undefined : props.columns[index]?.label}
          >
            {cell}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
