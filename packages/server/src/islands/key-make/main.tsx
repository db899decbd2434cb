import { portableEngine } from '@guong/ballot/client';
import { deviceRandom, mount, pageLang } from '../shared/mount.tsx';
import { KeyMaker, type KeyMakerProps } from './key-maker.tsx';

type PageProps = Pick<KeyMakerProps, 'roundId' | 'title' | 'memberIndex' | 'memberName' | 'isReplacement'>;

const now = new Date();
const stamp = [now.getHours(), now.getMinutes()].map((part) => part.toString().padStart(2, '0')).join('');

mount('key-make', (written) => (
  <div class="stack">
    <KeyMaker
      {...(written as unknown as PageProps)}
      {...{ stamp, engine: portableEngine, random: deviceRandom }}
      lang={pageLang()}
    />
  </div>
));
