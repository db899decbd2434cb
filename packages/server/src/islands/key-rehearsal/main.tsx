import { portableEngine } from '@guong/ballot/client';
import { mount, pageLang } from '../shared/mount.tsx';
import { RehearsalApp } from './rehearsal-app.tsx';

mount('key-rehearsal', (written) => (
  <div class="stack">
    <RehearsalApp {...(written as { readonly roundId: string })} lang={pageLang()} engine={portableEngine} />
  </div>
));
