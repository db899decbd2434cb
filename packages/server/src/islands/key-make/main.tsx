import { portableEngine } from '@guong/ballot/client';
import { deviceRandom, mount, pageLang } from '../shared/mount.tsx';
import { KeyMaker, type KeyMakerProps } from './key-maker.tsx';

type PageProps = Pick<KeyMakerProps, 'roundId' | 'title' | 'memberIndex' | 'memberName' | 'isReplacement'>;

mount('key-make', (written) => (
  <div class="stack">
    <KeyMaker {...(written as unknown as PageProps)} lang={pageLang()} engine={portableEngine} random={deviceRandom} />
  </div>
));
