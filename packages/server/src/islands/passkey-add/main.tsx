import {
  browserSupportsWebAuthn,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/browser';
import { useState } from 'preact/hooks';
import { post, sayRefusal } from '../shared/ask-server.ts';
import { useGoing, type Ended } from '../shared/going.ts';
import { mount, pageLang } from '../shared/mount.tsx';
import { Press, Say } from '../shared/parts.tsx';
import { TEXT } from './text.ts';

interface AddProps {
  /** The page that confirms who it is, when the last confirmation is too old. */
  readonly confirmHref: string;
}
interface Begun {
  readonly challengeId: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

const lang = pageLang();
const t = TEXT[lang];

/** Has the device make a passkey and the server keep it; answers where to go, or why not. */
async function add(label: string, confirmHref: string): Promise<Ended> {
  const begun = await post<Begun>('/account/passkey/options', {});
  if (!begun.ok) return begun.code === 'confirm_first' ? { to: confirmHref } : { trouble: sayRefusal(begun, lang) };
  const { challengeId, options } = begun.value;
  try {
    const response = await startRegistration({ optionsJSON: options });
    const added = await post<{ to: string }>('/account/passkey', { challengeId, response, label });
    return added.ok ? added.value : { trouble: sayRefusal(added, lang) };
  } catch (error) {
    const isKnown = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return { trouble: isKnown ? t.known : t.cancelled };
  }
}

function AddPasskey({ confirmHref }: AddProps) {
  const [label, setLabel] = useState('');
  const { isBusy, trouble, stay, go } = useGoing();
  const press = (): void => {
    if (label.trim() === '') stay(t.nameIt);
    else void go(() => add(label.trim(), confirmHref));
  };
  return (
    <div class="form">
      {trouble && <Say tone="late">{trouble}</Say>}
      <div class="field">
        <label for="label">{t.label}</label>
        <p class="hint" id="label-hint">
          {t.hint}
        </p>
        <input
          id="label"
          class="full"
          type="text"
          maxLength={40}
          autocomplete="off"
          aria-describedby="label-hint"
          value={label}
          onInput={(event) => {
            setLabel(event.currentTarget.value);
          }}
        />
      </div>
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={press}>
          {isBusy ? t.busy : t.add}
        </Press>
      </div>
    </div>
  );
}

mount('passkey-add', (written) =>
  browserSupportsWebAuthn() ? (
    <AddPasskey {...(written as unknown as AddProps)} />
  ) : (
    <Say tone="warn">{t.unsupported}</Say>
  ),
);
