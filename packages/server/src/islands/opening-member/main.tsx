import { portableEngine } from '@guong/ballot/client';
import { deviceRandom, mount, pageLang } from '../shared/mount.tsx';
import { MemberOpening } from './member-opening.tsx';

mount<{ roundId: string }>('opening-member', ({ roundId }) => (
  <div class="stack">
    <MemberOpening
      roundId={roundId}
      lang={pageLang()}
      engine={portableEngine}
      random={deviceRandom}
      now={() => new Date()}
    />
  </div>
));
