import { bracketAt, splitAt, textOf, tokensOf, type Token } from './sql-tokens.ts';

/** Where in the migrations something stands. */
export interface Place {
  readonly file: string;
  readonly line: number;
}
/** A column as it is declared; `definition` is everything after its name, in lower case. */
export interface Column extends Place {
  readonly name: string;
  readonly definition: string;
}
/** A primary key, unique constraint or unique index, with its columns in order. */
export interface Key extends Place {
  readonly kind: 'primary key' | 'unique' | 'unique index';
  readonly columns: readonly string[];
}
/** A reference to another table; `columns` are the referring ones. */
export interface ForeignKey extends Place {
  readonly columns: readonly string[];
  readonly target: string;
}
/** What the migrations, read in order, say about one table. `name` is `schema.table`. */
export interface Table extends Place {
  readonly name: string;
  readonly schema: string;
  readonly columns: Column[];
  readonly keys: Key[];
  readonly foreignKeys: ForeignKey[];
  /** The text of everything that was said about it: table items and alterations. */
  readonly clauses: (Place & { readonly text: string })[];
  /** Each as it was made, or as it was altered last. */
  readonly policies: string[];
  isSecured: boolean;
  isForced: boolean;
}
/** A right given to a login. */
export interface Grant extends Place {
  readonly rights: readonly string[];
  readonly object: string;
  readonly logins: readonly string[];
}
/** Everything the lint knows after reading all files. */
export interface Catalog {
  readonly tables: Map<string, Table>;
  readonly schemas: (Place & { readonly name: string })[];
  readonly grants: Grant[];
  /** Every statement as one line, for rules about statements that must not occur. */
  readonly statements: (Place & { readonly text: string })[];
}

/** Reads migrations in the order given; each is its file name and its text. */
export function catalogOf(files: readonly { readonly file: string; readonly sql: string }[]): Catalog {
  const catalog: Catalog = { tables: new Map(), schemas: [], grants: [], statements: [] };
  for (const { file, sql } of files) {
    for (const tokens of splitAt(tokensOf(sql), ';')) readStatement(catalog, tokens, file);
  }
  return catalog;
}

/** One statement on its way into the catalog; `name` is the object that it is about. */
interface Statement {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly place: Place;
  readonly name: string;
}

const NAME = String.raw`([\w"]+(?: \. [\w"]+)?)`;
const READERS: readonly (readonly [RegExp, (catalog: Catalog, statement: Statement) => void])[] = [
  [new RegExp(`^create schema (?:if not exists )?${NAME}`), readSchema],
  [new RegExp(`^create (?:unlogged )?table (?:if not exists )?${NAME} \\(`), readTable],
  [new RegExp(`^alter table (?:only )?(?:if exists )?${NAME}`), readAlteration],
  [new RegExp(`^create unique index .*?\\bon (?:only )?${NAME}`), readUniqueIndex],
  [new RegExp(`^(?:create|alter) policy \\S+ on ${NAME}`), readPolicy],
  [new RegExp(`^grant .*? on (?:table |schema |all tables in schema )?${NAME}`), readGrant],
];

const placeOf = (tokens: readonly Token[], file: string): Place => ({ file, line: tokens[0]?.line ?? 1 });

function readStatement(catalog: Catalog, tokens: readonly Token[], file: string): void {
  const place = placeOf(tokens, file);
  const text = textOf(tokens);
  const [pattern, read] = READERS.find((reader) => reader[0].test(text)) ?? [];
  catalog.statements.push({ ...place, text });
  if (pattern && read) read(catalog, { tokens, text, place, name: nameIn(text, pattern) });
}

/** What the first group of the pattern found, as `schema.name` without spaces. */
const nameIn = (text: string, pattern: RegExp): string => (pattern.exec(text)?.[1] ?? '').replaceAll(' ', '');

function readSchema(catalog: Catalog, { name, place }: Statement): void {
  catalog.schemas.push({ ...place, name });
}

function readTable(catalog: Catalog, { name, place, tokens }: Statement): void {
  const table = emptyTable(name, place);
  catalog.tables.set(name, table);
  for (const item of splitAt(bracketAt(tokens, 0)?.inside ?? [], ',')) readItem(table, item, place.file);
}

const emptyTable = (name: string, place: Place): Table => ({
  ...place,
  name,
  schema: name.split('.')[0] ?? '',
  columns: [],
  keys: [],
  foreignKeys: [],
  clauses: [],
  policies: [],
  isSecured: false,
  isForced: false,
});

/** One item between the brackets of a table, or behind `add`: a column or a constraint. */
function readItem(table: Table, item: readonly Token[], file: string): void {
  const tokens = textOf(item).startsWith('constraint ') ? item.slice(2) : item;
  const place = placeOf(tokens, file);
  const text = textOf(tokens);
  table.clauses.push({ ...place, text });
  if (/^(check|exclude|like) /.test(text)) return;
  const isColumn = !/^(primary key|unique|foreign key)\b/.test(text);
  const columns = isColumn ? [textOf(tokens.slice(0, 1))] : columnsAt(tokens);
  if (isColumn) table.columns.push({ ...place, name: columns.join(), definition: textOf(tokens.slice(1)) });
  readKeys(table, { text, columns, place });
}

function readKeys(table: Table, said: { text: string; columns: readonly string[]; place: Place }): void {
  const { text, columns, place } = said;
  if (/\bprimary key\b/.test(text)) table.keys.push({ ...place, kind: 'primary key', columns });
  if (/(^| )unique( |$)/.test(text)) table.keys.push({ ...place, kind: 'unique', columns });
  const target = new RegExp(`\\breferences ${NAME}`).exec(text)?.[1];
  if (target) table.foreignKeys.push({ ...place, columns, target: target.replaceAll(' ', '') });
}

/** The first word of each part of the first bracket: the columns of a key. */
const columnsAt = (tokens: readonly Token[]): string[] =>
  splitAt(bracketAt(tokens, 0)?.inside ?? [], ',').map((part) => part[0]?.text ?? '');

function readAlteration(catalog: Catalog, { name, place, tokens }: Statement): void {
  const table = catalog.tables.get(name) ?? emptyTable(name, place);
  catalog.tables.set(name, table);
  for (const action of splitAt(tokens.slice(endOfName(tokens)), ',')) readAction(table, action, place.file);
}

/** Where `alter table [only] [if exists] a.b` ends and the actions begin. */
function endOfName(tokens: readonly Token[]): number {
  const start = tokens.findIndex((token, index) => index > 1 && !/^(only|if|exists)$/.test(token.text));
  return tokens[start + 1]?.text === '.' ? start + 3 : start + 1;
}

function readAction(table: Table, action: readonly Token[], file: string): void {
  const text = textOf(action);
  table.clauses.push({ ...placeOf(action, file), text });
  if (/^(enable|disable) row level security$/.test(text)) table.isSecured = text.startsWith('enable');
  if (/^(no )?force row level security$/.test(text)) table.isForced = text.startsWith('force');
  const added = /^add (column )?(if not exists )?/.exec(text);
  if (added) readItem(table, action.slice(added[0].trim().split(' ').length), file);
}

function readUniqueIndex(catalog: Catalog, { name, place, tokens }: Statement): void {
  catalog.tables.get(name)?.keys.push({ ...place, kind: 'unique index', columns: columnsAt(tokens) });
}

/** What is said last about a policy holds. */
function readPolicy(catalog: Catalog, { name, text }: Statement): void {
  const policies = catalog.tables.get(name)?.policies ?? [];
  const spoken = (said: string): string => said.replace(/^\w+ /, '').split(' on ')[0] ?? '';
  const earlier = policies.findIndex((policy) => spoken(policy) === spoken(text));
  policies.splice(earlier < 0 ? policies.length : earlier, 1, text);
}

function readGrant(catalog: Catalog, { place, text }: Statement): void {
  const [, given = '', on = '', to = ''] = /^grant (.*?) on (.*?) to (.*?)(?: with .*)?$/.exec(text) ?? [];
  const objects = on.replace(/^(table|schema|all tables in schema) /, '').split(' , ');
  for (const object of objects) {
    catalog.grants.push({
      ...place,
      rights: given.split(' , '),
      object: object.replaceAll(' ', ''),
      logins: to.split(' , '),
    });
  }
}
