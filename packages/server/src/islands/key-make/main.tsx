import { portableEngine } from '@guong/ballot/client';
import { deviceRandom, mount, pageLang } from '../shared/mount.tsx';
import { KeyMaker, type KeyMakerProps } from './key-maker.tsx';

type PageProps = Pick<KeyMakerProps, 'roundId' | 'title' | 'memberIndex' | 'memberName'>;

mount<PageProps>('key-make', (props) => (
  <div class="stack">
    <KeyMaker {...props} lang={pageLang()} engine={portableEngine} random={deviceRandom} />
  </div>
));
