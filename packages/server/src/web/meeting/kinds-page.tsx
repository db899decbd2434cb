import { typedOr, type Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  CheckField,
  Form,
  LinkButton,
  Page,
  Pill,
  Table,
  TextField,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import type { KindsView } from './meeting-view.ts';
import { TEXT } from './text.ts';

type Kind = KindsView[number];
interface KindsProps {
  readonly kinds: KindsView;
  readonly mayKeep: boolean;
}

/** The kinds of meeting with their rules; the office changes them. */
export function KindsPage({ kinds, mayKeep }: KindsProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const actions = mayKeep && (
    <LinkButton href="/meetings/kinds/new" weight="primary">
      {t.kindNew}
    </LinkButton>
  );
  return (
    <Page
      title={t.kindsTitle}
      lead={t.kindsLead}
      crumbs={[{ href: '/meetings', label: t.meetings }]}
      {...(actions && { actions })}
    >
      <Table
        caption={t.kindsTitle}
        isCaptionHidden
        rows={kinds}
        keyOf={({ code }) => code}
        columns={[
          {
            label: t.kindName,
            cell: ({ code, name }) => (mayKeep ? <a href={`/meetings/kinds/${code}`}>{name}</a> : name),
          },
          {
            label: t.kindQuorum,
            cell: ({ quorum }) => t.ofPlaces(format.count(quorum.part), format.count(quorum.whole)),
            isFigure: true,
          },
          { label: t.kindLate, cell: (one) => t.kindLateShown(format.count(one.lateAfterMinutes)), isFigure: true },
          { label: t.kindStudyShort, cell: ({ isStudy }) => (isStudy ? '✓' : '–') },
          {
            label: t.state,
            cell: ({ isRetired }) =>
              isRetired ? <Pill>{t.kindIsRetired}</Pill> : <Pill tone="good">{t.kindInUse}</Pill>,
          },
        ]}
      />
    </Page>
  );
}

interface KindProps extends Filled {
  /** Absent when a kind is added. */
  readonly kind?: Kind;
}
/** The rules of one kind as a form. */
export function KindPage({ kind, typed, errors }: KindProps) {
  const t = useWords(TEXT);
  const field = fieldOf({ typed: typedOr(typed, fieldsOf(kind)), errors });
  return (
    <Page
      title={kind ? t.kindEdit(kind.name) : t.kindNew}
      lead={t.kindsLead}
      crumbs={[
        { href: '/meetings', label: t.meetings },
        { href: '/meetings/kinds', label: t.kindsTitle },
      ]}
      errors={errors}
    >
      <Form action={kind ? `/meetings/kinds/${kind.code}` : '/meetings/kinds/new'}>
        {!kind && <TextField {...field('code')} label={t.kindCode} hint={t.kindCodeHint} maxLength={40} />}
        <TextField {...field('name')} label={t.kindName} maxLength={200} />
        <TextField
          {...field('quorumPart')}
          label={t.kindPart}
          hint={t.kindQuorumHint}
          width="short"
          inputmode="numeric"
        />
        <TextField {...field('quorumWhole')} label={t.kindWhole} width="short" inputmode="numeric" />
        <TextField {...field('lateAfterMinutes')} label={t.kindLate} width="short" inputmode="numeric" />
        <CheckField {...field('isStudy')} label={t.kindStudy} />
        {kind && <CheckField {...field('isRetired')} label={t.kindRetired} />}
        <Actions>
          <Button weight="primary">{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

const fieldsOf = (kind: Kind | undefined): Readonly<Record<string, string>> =>
  kind
    ? {
        name: kind.name,
        quorumPart: kind.quorum.part.toString(),
        quorumWhole: kind.quorum.whole.toString(),
        lateAfterMinutes: kind.lateAfterMinutes.toString(),
        isStudy: kind.isStudy.toString(),
        isRetired: kind.isRetired.toString(),
      }
    : { quorumPart: '2', quorumWhole: '3', lateAfterMinutes: '15' };
