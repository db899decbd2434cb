import { portableEngine } from '@guong/ballot/client';
import { deviceRandom, mount, pageLang } from '../shared/mount.tsx';
import { MemberOpening } from './member-opening.tsx';

mount('opening-member', (written) => (
  <div class="stack">
    <MemberOpening
      {...(written as { readonly roundId: string })}
      lang={pageLang()}
      engine={portableEngine}
      random={deviceRandom}
      now={() => new Date()}
    />
  </div>
));
