import { useEffect } from 'preact/hooks';
import { fromUtf8, wrappedChecksum } from '@guong/ballot';
import { Press } from '../shared/parts.tsx';
import { QrPicture } from '../shared/qr-picture.tsx';
import { TEXT } from './text.ts';

/** The sheet that goes into the envelope: the wrapped file as a code, and six words to check it. Never the passphrase. */
export function KeySheet(props: {
  readonly file: Uint8Array;
  readonly title: string;
  readonly memberName: string;
  readonly lang: 'vi' | 'en';
}) {
  const t = TEXT[props.lang];
  useEffect(printOnA5, []);
  return (
    <section class="card" aria-label={t.sheetTitle}>
      <div class="card-head">
        <h3>{t.sheetTitle}</h3>
        <span class="screen-only">
          <Press onPress={() => window.print()}>{t.print}</Press>
        </span>
      </div>
      <p>
        {props.title} · <b>{props.memberName}</b>
      </p>
      <p>{t.sheet}</p>
      <QrPicture text={fromUtf8(props.file) ?? ''} label={t.qr} width={280} />
      <p>
        {t.checksum}: <b>{wrappedChecksum(props.file).join(' · ')}</b>
      </p>
    </section>
  );
}

/** The size of the paper, while the sheet is on the page. */
function printOnA5(): () => void {
  const paper = new CSSStyleSheet();
  paper.replaceSync('@page { size: A5; margin: 12mm }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper);
  };
}
