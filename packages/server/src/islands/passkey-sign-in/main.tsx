import {
  browserSupportsWebAuthn,
  startAuthentication,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { post, sayRefusal, type ServerAnswer } from '../shared/ask-server.ts';
import { useGoing, type Ended } from '../shared/going.ts';
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
async function signIn(back: string): Promise<Ended> {
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
  const { isBusy, trouble, go } = useGoing();
  return (
    <div class="stack">
      {trouble && <Say tone="late">{trouble}</Say>}
      <div class="actions">
        <Press isBusy={isBusy} onPress={() => void go(() => signIn(back))}>
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
