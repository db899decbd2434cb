import { useWords } from '../../ui/index.ts';
import { SEEN_TEXT } from './what-is-seen-text.ts';

/**
 * What the operator of the server can and cannot see of a ballot, how a voter checks it himself, and what nobody can
 * promise. Stands before the first tap, and again under every page of a voter.
 */
export function WhatIsSeen() {
  const t = useWords(SEEN_TEXT);
  return (
    <>
      <Lines title={t.seesTitle} lines={t.sees} />
      <Lines title={t.neverTitle} lines={t.never} />
      <details class="card">
        <summary>{t.moreTitle}</summary>
        <Lines title={t.checkTitle} lines={t.check} />
        <Lines title={t.limitsTitle} lines={t.limits} />
      </details>
    </>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
