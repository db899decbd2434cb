import { portableEngine } from '@guong/ballot/client';
import { mount, pageLang } from '../shared/mount.tsx';
import { Signer } from './signer.tsx';

mount<{ roundId: string }>('key-sign', ({ roundId }) => (
  <div class="stack">
    <Signer roundId={roundId} lang={pageLang()} engine={portableEngine} />
  </div>
));
