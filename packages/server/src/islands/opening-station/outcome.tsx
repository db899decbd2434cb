import { useState } from 'preact/hooks';
import { fromUtf8, type OpenedBox } from '@guong/ballot';
import { post, sayRefusal } from '../shared/ask-server.ts';
import { toBase64 } from '../shared/base64.ts';
import { Press, Say, ScreenTitle } from '../shared/parts.tsx';
import { saveFile } from '../shared/save-file.ts';
import { recountPackage, type Counted } from './count.ts';
import { ResultView } from './result-view.tsx';
import type { Ready, StationProps } from './station-props.ts';
import { TEXT } from './text.ts';

type OutcomeProps = StationProps & {
  readonly ready: Ready;
  readonly counted: Counted;
  readonly onAgain: () => void;
};

/** The result on the screen in the room; handing it in; the recount package as a file. */
export function Outcome(props: OutcomeProps) {
  const { roundId, lang, engine, random, ready, counted, onAgain } = props;
  const t = TEXT[lang];
  const { opened } = counted;
  const [isBusy, setBusy] = useState(false);
  const [isHandedIn, setHandedIn] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [packed] = useState(() => recountPackage(engine, ready.box, { opened, ephemeralIkm: random(32) }));
  const handIn = async (): Promise<void> => {
    setBusy(true);
    const answer = await post(`/rounds/${roundId}/committee/result`, handedIn(opened, packed.sealed));
    setBusy(false);
    setHandedIn(answer.ok);
    setTrouble(answer.ok ? undefined : sayRefusal(answer, lang));
  };
  const save = () => {
    saveFile(`goi-kiem-lai-${roundId.slice(0, 8)}.gau`, packed.plain);
  };
  return (
    <>
      <ScreenTitle id={isHandedIn ? 'handed' : 'result'}>{isHandedIn ? t.handedTitle : t.resultTitle}</ScreenTitle>
      {isHandedIn && <Say tone="good">{t.handed}</Say>}
      <ResultView box={ready.box} counted={counted} lang={lang} />
      {trouble !== undefined && <Say tone="late">{trouble}</Say>}
      <div class="actions">
        {isHandedIn ? (
          <a class="btn primary" href={`/rounds/${roundId}/committee/sign`}>
            {t.sign}
          </a>
        ) : (
          <HandIn isBusy={isBusy} lang={lang} onPress={() => void handIn()} />
        )}
        <Press onPress={save}>{t.saveRecount}</Press>
        {!isHandedIn && opened.unopened > 0 && <Press onPress={onAgain}>{t.recount}</Press>}
      </div>
    </>
  );
}

function HandIn(props: { readonly isBusy: boolean; readonly lang: 'vi' | 'en'; readonly onPress: () => void }) {
  const t = TEXT[props.lang];
  return (
    <Press weight="primary" isBusy={props.isBusy} onPress={props.onPress}>
      {props.isBusy ? t.handingIn : t.handIn}
    </Press>
  );
}

const handedIn = ({ result, comments }: OpenedBox, sealed: Uint8Array | undefined) => ({
  result: fromUtf8(result.bytes) ?? '',
  comments,
  ...(sealed && { recountPackage: toBase64(sealed) }),
});
