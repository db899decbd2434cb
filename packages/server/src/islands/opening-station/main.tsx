import { portableEngine } from '@guong/ballot/client';
import { deviceRandom, mount, pageLang } from '../shared/mount.tsx';
import { Station } from './station.tsx';

mount('opening-station', (written) => (
  <div class="stack">
    <Station
      {...(written as { readonly roundId: string })}
      lang={pageLang()}
      engine={portableEngine}
      random={deviceRandom}
    />
  </div>
));
