import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { EmptyState, Page, PrintLink, useFormat, useWords } from '../../ui/index.ts';
import { TEXT } from '../text.ts';
import { ROLL_TEXT } from './roll-text.ts';

/** The roll to be printed, as pages get it. */
export type SheetView = z.output<typeof ballot.rollSheet.output>;
type Part = SheetView['parts'][number];

/** For paper: one part after the other, each on pages of its own, with a place to sign or to note a phone call. */
export function RollSheetPage({ sheet, isForCalls }: { readonly sheet: SheetView; readonly isForCalls: boolean }) {
  const t = useWords(TEXT);
  const words = useWords(ROLL_TEXT);
  const format = useFormat();
  const base = `/rounds/${sheet.roundId}`;
  const crumbs = [
    { href: '/rounds', label: t.rounds },
    { href: base, label: sheet.title },
    { href: `${base}/roll`, label: t.rollPage },
  ];
  const title = isForCalls ? words.callTitle : words.sheetTitle;
  return (
    <Page title={title} lead={words.page} crumbs={crumbs} actions={<PrintLink />}>
      {sheet.parts.length === 0 && <EmptyState title={isForCalls ? words.nobodyLeft : t.noRoll} />}
      {sheet.parts.map((part, at) => (
        <section key={part.name} class="sheet">
          <h2>
            {title}: {part.name || words.noUnit}
          </h2>
          <p>
            {sheet.title} · {sheet.planSymbol} · {sheet.place}
          </p>
          <p>
            {format.instant(sheet.issueOpensAt)} – {format.instant(sheet.issueClosesAt)} ·{' '}
            {words.sheetCount(format.count(part.lines.length))} · {format.count(at + 1)}/
            {format.count(sheet.parts.length)}
          </p>
          <SheetTable part={part} isForCalls={isForCalls} />
        </section>
      ))}
    </Page>
  );
}

function SheetTable({ part, isForCalls }: { readonly part: Part; readonly isForCalls: boolean }) {
  const t = useWords(ROLL_TEXT);
  const format = useFormat();
  return (
    <table class="table sheet-table">
      <caption class="unseen">{part.name || t.noUnit}</caption>
      <thead>
        <tr>
          <th scope="col">{t.number}</th>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.post}</th>
          <th scope="col">{t.unit}</th>
          <th scope="col">{isForCalls ? t.called : t.signature}</th>
        </tr>
      </thead>
      <tbody>
        {part.lines.map((line, at) => (
          <tr key={line.rollNo}>
            <td data-label={t.number}>{format.count(at + 1)}</td>
            <th scope="row">{line.name}</th>
            <td data-label={t.post}>{line.post}</td>
            <td data-label={t.unit}>{line.unit}</td>
            <td data-label={isForCalls ? t.called : t.signature} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
