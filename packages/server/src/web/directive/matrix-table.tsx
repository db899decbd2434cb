import { obligedIn, type Covers } from '@guong/core/document';
import { Item, ItemList, LinkButton, Pill, useFormat, useWords } from '../ui/index.ts';
import { cellMark, cellWords, lookOfState, type CellReader } from './cell-words.ts';
import type { CellView, MatrixView } from './directive-view.ts';
import { TEXT } from './text.ts';

/** With more duties than this a cell says itself in one to three characters, and the heads stand upright. */
const ROOMY = 8;

interface MatrixProps {
  readonly matrix: MatrixView;
  readonly today: string;
  /** Where the list of one unit is: behind its figure, and on phones. */
  readonly unitHref: (unitId: string) => string;
  /** Where the rows behind the last figure of the table are; a year has no such list. */
  readonly doneHref?: string;
}

/** `12/14`: how many have answered, in time or late, of how many were asked. */
export const doneOf = (covers: Covers): string =>
  `${(covers.covered + covers.late).toString()}/${obligedIn(covers).toString()}`;

/** Units by duties on a desk and on paper; a list of units on a phone. */
export function MatrixTable(props: MatrixProps) {
  const { matrix } = props;
  const isDense = matrix.duties.length > ROOMY;
  return (
    <>
      <UnitList {...props} />
      <DeskTable {...props} isDense={isDense} />
      {isDense && <Legend />}
    </>
  );
}

function UnitList({ matrix, unitHref }: MatrixProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <div class="card phone-only">
      <ItemList>
        {matrix.units.map(({ unitId, name, covers }) => (
          <Item
            key={unitId}
            title={name}
            facts={
              <>
                {format.share({ part: covers.covered + covers.late, whole: obligedIn(covers) })}{' '}
                {covers.late > 0 && <Pill tone="warn">{`${format.count(covers.late)} ${t.late}`}</Pill>}{' '}
                {covers.missing > 0 && <Pill tone="late">{`${format.count(covers.missing)} ${t.missing}`}</Pill>}{' '}
                {covers.exempt > 0 && <Pill>{`${format.count(covers.exempt)} ${t.exempt}`}</Pill>}
              </>
            }
            action={<LinkButton href={unitHref(unitId)}>{t.open}</LinkButton>}
          />
        ))}
      </ItemList>
    </div>
  );
}

function DeskTable({ matrix, today, isDense, unitHref, doneHref }: MatrixProps & { readonly isDense: boolean }) {
  const t = useWords(TEXT);
  const say = sayingCells({ words: t.cell, format: useFormat(), today });
  // Thousands of cells: each a plain function of what all have in common, because a component each took half of the time.
  const linkOf = isDense ? markLink : wordsLink;
  return (
    <div class="matrix-box" role="region" aria-label={t.matrix}>
      <table class={isDense ? 'matrix dense' : 'matrix'}>
        <caption class="unseen">{t.matrix}</caption>
        <Heads matrix={matrix} isDense={isDense} />
        <tbody>
          {matrix.units.map(({ unitId, name, covers, cells }) => (
            <tr key={unitId}>
              <th scope="row" title={name}>
                {name}
              </th>
              <td class="figure">
                <a href={unitHref(unitId)}>{doneOf(covers)}</a>
              </td>
              {cells.map((cell, at) => (
                <td key={at}>{cell && linkOf(cell, say(cell))}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.all}</th>
            <td class="figure">
              {doneHref === undefined ? doneOf(matrix.covers) : <a href={doneHref}>{doneOf(matrix.covers)}</a>}
            </td>
            {matrix.duties.map(({ documentId, requiredType, covers }, at) => (
              <td key={at}>
                <a href={`/directives/${documentId}/list?of=this&type=${encodeURIComponent(requiredType)}`}>
                  {doneOf(covers)}
                </a>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Heads({ matrix, isDense }: { readonly matrix: MatrixView; readonly isDense: boolean }) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <thead>
      <tr>
        <th scope="col">{t.unit}</th>
        <th scope="col" class="figure">
          {isDense ? <span>{t.done}</span> : t.done}
        </th>
        {matrix.duties.map(({ documentId, symbol, requiredType, task, dueOn }) => (
          <th key={`${documentId} ${requiredType}`} scope="col">
            <a href={`/directives/${documentId}`} title={task}>
              {symbol} → {requiredType}
            </a>
            {!isDense && (
              <small>
                {task}, {t.cell.waiting(format.day(dueOn))}
              </small>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const hrefOf = ({ obligationId }: CellView): string => `/directives/obligations/${obligationId}`;
const lookIn = ({ state }: CellView): string => `c ${lookOfState(state)}`;

/** What a cell says: its words, and its mark where there is no room for words. */
interface Said {
  readonly look: string;
  readonly words: string;
  readonly mark: string;
}

/** Says what cells say, each thing once: of thousands of cells most say what another has said. */
function sayingCells(reader: CellReader): (cell: CellView) => Said {
  const said = new Map<string, Said>();
  return (cell) => {
    const { state, dueOn, answeredOn, ownSymbol, lagDays, recalled } = cell;
    const back = recalled === null ? '' : `${recalled.symbol} ${recalled.because}`;
    const key = `${state} ${dueOn} ${answeredOn ?? ''} ${ownSymbol ?? ''} ${String(lagDays)} ${back}`;
    const before = said.get(key);
    if (before) return before;
    const one = { look: lookIn(cell), words: cellWords(cell, reader), mark: cellMark(cell, reader.today) };
    said.set(key, one);
    return one;
  };
}

const markLink = (cell: CellView, { look, words, mark }: Said) => (
  <a class={look} href={hrefOf(cell)} title={words}>
    {mark}
  </a>
);
const wordsLink = (cell: CellView, { look, words }: Said) => (
  <a class={look} href={hrefOf(cell)}>
    {words}
  </a>
);

function Legend() {
  const t = useWords(TEXT);
  return (
    <p class="muted desk-only">
      {t.legend}:{' '}
      {t.legendLines.map(([look, mark, words]) => (
        <span key={mark}>
          <span class={`c ${look ?? ''}`}>{mark}</span> {words};{' '}
        </span>
      ))}
      {t.notAsked}.
    </p>
  );
}
