import { portableEngine } from '@guong/ballot/client';
import { logClient } from '../shared/log-client.ts';
import { deviceRandom, mount, pageLang } from '../shared/mount.tsx';
import { Say } from '../shared/parts.tsx';
import { openVoterStore } from '../shared/voter-store.ts';
import { RecoveryApp } from './recovery-app.tsx';
import { TEXT } from './text.ts';

const store = await openVoterStore(indexedDB).catch(() => undefined);

mount('ballot-recovery', (written) => {
  const { protocolId } = written as { readonly protocolId: string };
  const lang = pageLang();
  if (!store) return <Say tone="late">{TEXT[lang].noStore}</Say>;
  const log = logClient(portableEngine, protocolId);
  return (
    <div class="stack">
      <RecoveryApp {...{ protocolId, lang, log, store }} engine={portableEngine} random={deviceRandom} />
    </div>
  );
});
