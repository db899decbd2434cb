import { portableEngine } from '@guong/ballot/client';
import { mount, pageLang } from '../shared/mount.tsx';
import { Signer } from './signer.tsx';

mount('key-sign', (written) => (
  <div class="stack">
    <Signer {...(written as { readonly roundId: string })} lang={pageLang()} engine={portableEngine} />
  </div>
));
