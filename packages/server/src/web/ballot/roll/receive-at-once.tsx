import { keep, kept } from '../../../http/cookies.ts';
import type { WebContext } from '../../../http/web-env.ts';
import { CheckField, useWords } from '../../ui/index.ts';
import { RECEIVE_TEXT } from './receive-text.ts';
import { WhatIsSeen } from './what-is-seen.tsx';

const FIELD = 'receiveHere';
/** As long as the device remembers a press of its own. */
const SOON_SECONDS = 120;

/** Whoever opens his card may receive his ballot by the same press, after he has read what is seen of it. */
function ReceiveAtOnce() {
  const t = useWords(RECEIVE_TEXT);
  return (
    <>
      <CheckField name={FIELD} label={t.atOnce} hint={t.atOnceHint} />
      <details>
        <summary>{t.atOnceSeen}</summary>
        <WhatIsSeen />
      </details>
    </>
  );
}

/**
 * What a card may do beside the password. The answer travels in a cookie that only this site's own form sets: an address
 * alone never makes anybody receive.
 */
export const RECEIVE_OFFER = {
  field: <ReceiveAtOnce />,
  taken: (c: WebContext, typed: Readonly<Record<string, string>>): void => {
    if (typed[FIELD] !== 'true') return;
    keep(c, { name: 'receive', value: '1', maxAgeSeconds: SOON_SECONDS, sameSite: 'Strict' });
  },
};

/** Whether this reader has just asked for his ballot with his card; counts once. */
export function hasAskedWithCard(c: WebContext): boolean {
  if (kept(c, 'receive') === undefined) return false;
  keep(c, { name: 'receive', value: '', maxAgeSeconds: 0 });
  return true;
}
