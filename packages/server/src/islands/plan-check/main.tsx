import { useState } from 'preact/hooks';
import { mount, pageLang } from '../shared/mount.tsx';
import { Press, Say } from '../shared/parts.tsx';
import { saveFile } from '../shared/save-file.ts';
import { expectedHash, hashOf } from './plan-hash.ts';
import { TEXT } from './text.ts';

interface Props {
  readonly fileHref: string;
  /** Hex SHA-256 that the page shows. */
  readonly sha256: string;
  readonly fileName: string;
  /** The main origin must know who takes the file; the casting origin must not. */
  readonly reader: 'signed-in' | 'anyone';
}
type Verdict = 'same' | 'other' | 'unreachable' | 'ownSame' | 'ownOther';

const PLAIN: RequestInit = { referrerPolicy: 'no-referrer', cache: 'no-store' };

/** Takes a plan or a file of one's own and says whether it is the one that the manifest names. */
function PlanCheck({ fileHref, sha256, fileName, reader }: Props) {
  const t = TEXT[pageLang()];
  const [verdict, setVerdict] = useState<Verdict>();
  const [isBusy, setBusy] = useState(false);
  const expected = expectedHash(location.hash, sha256);
  const take = async (): Promise<void> => {
    setBusy(true);
    const bytes = await fetched(fileHref, reader);
    const said = bytes ? await comparedWith(bytes, expected) : 'unreachable';
    setBusy(false);
    if (bytes && said === 'same') saveFile(fileName + endingOf(bytes), bytes);
    setVerdict(said);
  };
  const compare = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const hash = await hashOf(new Uint8Array(await file.arrayBuffer()));
    setVerdict(hash === expected ? 'ownSame' : 'ownOther');
  };
  return (
    <div class="stack">
      {verdict && <Say tone={TONE[verdict]}>{t[verdict]}</Say>}
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={() => void take()}>
          {isBusy ? t.taking : t.take}
        </Press>
      </div>
      <div class="field">
        <label for="own-plan">{t.own}</label>
        <p class="hint" id="own-plan-hint">
          {t.ownHint}
        </p>
        <input
          id="own-plan"
          type="file"
          aria-describedby="own-plan-hint"
          onChange={(event) => void compare(event.currentTarget.files?.[0])}
        />
      </div>
    </div>
  );
}

const TONE = { same: 'good', ownSame: 'good', other: 'late', ownOther: 'late', unreachable: 'warn' } as const;

async function fetched(href: string, reader: Props['reader']): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const credentials = reader === 'signed-in' ? 'same-origin' : 'omit';
  const answer = await fetch(href, { ...PLAIN, credentials }).catch(() => undefined);
  return answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
}

const comparedWith = async (bytes: Uint8Array<ArrayBuffer>, expected: string): Promise<Verdict> =>
  (await hashOf(bytes)) === expected ? 'same' : 'other';

/** The two kinds that a plan may be. */
const endingOf = (bytes: Uint8Array): string => (bytes[0] === 0x25 ? '.pdf' : '.docx');

mount('plan-check', (written) => <PlanCheck {...(written as unknown as Props)} />);
