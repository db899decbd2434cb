import { useState } from 'preact/hooks';

/** How a press ends: elsewhere, or with a sentence that says why not. */
export type Ended = { readonly to: string } | { readonly trouble: string };

/** A press that takes its time and then leads to another page, or stays here and says what went wrong. */
export function useGoing(): {
  readonly isBusy: boolean;
  readonly trouble: string | undefined;
  /** Refused at once, without asking anybody. */
  readonly stay: (trouble: string) => void;
  readonly go: (work: () => Promise<Ended>) => Promise<void>;
} {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const go = async (work: () => Promise<Ended>): Promise<void> => {
    setBusy(true);
    const ended = await work();
    if ('to' in ended) {
      location.assign(ended.to);
      return;
    }
    setBusy(false);
    setTrouble(ended.trouble);
  };
  return { isBusy, trouble, stay: setTrouble, go };
}
