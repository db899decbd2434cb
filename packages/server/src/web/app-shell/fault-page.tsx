import type { Fault } from '@guong/core/kernel';
import { faultIn } from '../../refusals/in-language.ts';
import type { Words } from '../text/index.ts';
import { Actions, Card, LinkButton, Page, useCommon, useFrame } from '../ui/index.ts';

/** What a refusal says: the title, and the way out. */
interface Saying {
  readonly title: string;
  readonly help: string;
}

/** One entry for each Fault code; a new code is a compile error here. */
const SAY: { readonly [C in Fault['code']]: (t: Words, fault: Extract<Fault, { code: C }>) => Saying } = {
  invalid: (t, fault) => ({ title: t.faultInvalid, help: Object.values(fault.fields).join(' ') }),
  unauthenticated: (t) => ({ title: t.faultUnauthenticated, help: t.faultUnauthenticatedHelp }),
  forbidden: (t) => ({ title: t.faultForbidden, help: t.faultForbiddenHelp }),
  not_found: (t) => ({ title: t.faultNotFound, help: t.faultNotFoundHelp }),
  conflict: (t, fault) => ({ title: t.faultConflict, help: fault.reason }),
  too_many: (t, fault) => ({ title: t.faultTooMany, help: t.faultTooManyHelp(fault.retryAfterSeconds) }),
  unavailable: (t, fault) => ({ title: t.faultUnavailable, help: fault.reason || t.faultUnavailableHelp }),
};

/** What a refused form leaves behind: the record to go back to, and the sentences that were typed. */
export interface Refused {
  readonly record?: string | undefined;
  readonly words?: readonly string[];
}

/** A refusal in words: what was refused, why, and where to go. Never a stack, never a code of the machine. */
export function FaultPage({ fault, ...refused }: Refused & { readonly fault: Fault }) {
  const t = useCommon();
  const say = SAY[fault.code] as (t: Words, fault: Fault) => Saying;
  const { lang } = useFrame().look;
  return <PlainAnswer {...say(t, faultIn(fault, lang))} {...refused} />;
}

/** What the doors themselves refuse, before any use case is asked. */
export type DoorRefusal = 'broken' | 'method' | 'too_large' | 'media_type' | 'cross_site' | 'malformed';

/** A page for what never reached a use case. `requestId` helps whoever looks into the log. */
export function DoorRefusalPage({ refusal, requestId }: { readonly refusal: DoorRefusal; readonly requestId: string }) {
  const t = useCommon();
  const say: Readonly<Record<DoorRefusal, Saying>> = {
    broken: { title: t.faultBroken, help: t.faultBrokenHelp(requestId) },
    method: { title: t.faultMethod, help: t.faultMethodHelp },
    too_large: { title: t.faultTooLarge, help: t.faultTooLargeHelp },
    media_type: { title: t.faultMediaType, help: t.faultMediaTypeHelp },
    malformed: { title: t.faultMediaType, help: t.faultMediaTypeHelp },
    cross_site: { title: t.faultCrossSite, help: t.faultCrossSiteHelp },
  };
  return <PlainAnswer {...say[refusal]} />;
}

function PlainAnswer({ title, help, record, words = [] }: Saying & Refused) {
  const t = useCommon();
  const { visitor } = useFrame();
  return (
    <Page title={title} audience={visitor ? 'staff' : 'public'}>
      <p>{help}</p>
      {words.length > 0 && (
        <Card title={t.youTyped}>
          <p class="muted">{t.youTypedHelp}</p>
          {words
            .flatMap((text) => text.split('\n'))
            .map((line, at) => (
              <p key={at}>{line}</p>
            ))}
        </Card>
      )}
      <Actions>
        {record !== undefined && <LinkButton href={record}>{t.backToRecord}</LinkButton>}
        <LinkButton href="/">{t.home}</LinkButton>
      </Actions>
    </Page>
  );
}
