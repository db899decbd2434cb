import {
  browserSupportsWebAuthn,
  startAuthentication,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useState } from 'preact/hooks';
import { post, sayRefusal, type ServerAnswer } from '../shared/ask-server.ts';
import { mount, pageLang } from '../shared/mount.tsx';
import { Press, Say } from '../shared/parts.tsx';
import { TEXT } from './text.ts';

interface SignInProps {
  /** Where to go afterwards; the server checks that it is a path of its own. */
  readonly back: string;
}
interface Begun {
  readonly challengeId: string;
  readonly options: PublicKeyCredentialRequestOptionsJSON;
}

const lang = pageLang();
const t = TEXT[lang];

/** Asks the device for its passkey and the server whether it is good; answers where to go, or why not. */
async function signIn(back: string): Promise<{ readonly to: string } | { readonly trouble: string }> {
  const begun = await post<Begun>('/sign-in/passkey/options', {});
  if (!begun.ok) return { trouble: sayRefusal(begun, lang) };
  const { challengeId, options } = begun.value;
  const response = await startAuthentication({ optionsJSON: options }).catch(() => undefined);
  if (!response) return { trouble: t.cancelled };
  const signedIn: ServerAnswer<{ to: string }> = await post('/sign-in/passkey', { challengeId, response, back });
  if (signedIn.ok) return signedIn.value;
  return { trouble: signedIn.code === 'unauthenticated' ? t.refused : sayRefusal(signedIn, lang) };
}

function SignInByPasskey({ back }: SignInProps) {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const press = async (): Promise<void> => {
    setBusy(true);
    const ended = await signIn(back);
    if ('to' in ended) {
      location.assign(ended.to);
      return;
    }
    setBusy(false);
    setTrouble(ended.trouble);
  };
  return (
    <div class="stack">
      {trouble && <Say tone="late">{trouble}</Say>}
      <div class="actions">
        <Press isBusy={isBusy} onPress={() => void press()}>
          {isBusy ? t.busy : t.signIn}
        </Press>
      </div>
    </div>
  );
}

// Where the browser knows no passkeys the page stays as it is: the password is enough.
if (browserSupportsWebAuthn()) {
  mount('passkey-sign-in', (written) => <SignInByPasskey {...(written as unknown as SignInProps)} />);
}
