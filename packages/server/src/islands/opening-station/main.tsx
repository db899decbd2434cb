import { portableEngine } from '@guong/ballot/client';
import { deviceRandom, mount, pageLang } from '../shared/mount.tsx';
import { Station } from './station.tsx';

mount<{ roundId: string }>('opening-station', ({ roundId }) => (
  <div class="stack">
    <Station roundId={roundId} lang={pageLang()} engine={portableEngine} random={deviceRandom} />
  </div>
));
