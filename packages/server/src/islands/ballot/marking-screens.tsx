import { useEffect, useState } from 'preact/hooks';
import { toHex, type Answers, type Round } from '@guong/ballot';
import { readDraft } from './draft.ts';
import { Marking } from './marking.tsx';
import { OneTapAScreen } from './one-tap.tsx';
import { Recap } from './recap.tsx';

/** One screen for each subject, then the recap; the browser's own back button walks through them. */
export function MarkingScreens(props: {
  readonly round: Round;
  readonly drafts: Pick<Storage, 'getItem' | 'setItem'>;
  readonly isBusy: boolean;
  readonly onSeal: (answers: Answers) => void;
}) {
  const { round, drafts, isBusy, onSeal } = props;
  const { manifest } = round;
  const name = toHex(round.id);
  const [answers, setAnswers] = useState(() => readDraft(manifest, drafts.getItem(name)));
  const [at, setAt] = useState(() => screenIn(location.hash));
  useEffect(() => {
    const follow = () => {
      setAt(screenIn(location.hash));
    };
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
    };
  }, []);
  const change = (changed: Answers) => {
    drafts.setItem(name, JSON.stringify(changed));
    setAnswers(changed);
  };
  const go = (to: number) => {
    location.hash = `screen-${to + 1}`;
  };
  const seal = () => {
    onSeal(answers);
  };
  return (
    <OneTapAScreen screen={at}>
      {at < manifest.subjects.length ? (
        <Marking manifest={manifest} answers={answers} at={at} onChange={change} onGo={go} />
      ) : (
        <Recap manifest={manifest} answers={answers} isBusy={isBusy} onGo={go} onSeal={seal} />
      )}
    </OneTapAScreen>
  );
}

/** `#screen-2` → 1; anything else is the first screen. */
function screenIn(hash: string): number {
  const [, place] = /^#screen-(\d{1,2})$/.exec(hash) ?? [];
  return place === undefined ? 0 : Math.max(0, Number(place) - 1);
}
