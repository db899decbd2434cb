import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  CheckField,
  DateField,
  Form,
  Page,
  RadioGroup,
  SelectField,
  TextField,
  useWords,
  WhoSees,
  type Choice,
} from '../ui/index.ts';
import { KEEP_TEXT } from './keep-text.ts';
import { TEXT } from './text.ts';

interface NewUnitProps extends Filled {
  readonly kinds: readonly Choice[];
  readonly units: readonly Choice[];
}
/** The form for a new unit. */
export function NewUnitPage({ kinds, units, typed, errors }: NewUnitProps) {
  const { org } = useWords(TEXT);
  const t = useWords(KEEP_TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <Page title={t.addUnit} lead={t.addUnitLead} crumbs={[{ href: '/org', label: org }]} errors={errors}>
      <Form action="/org/units/new">
        <TextField {...field('name')} label={t.unitName} hint={t.unitNameHint} />
        <SelectField {...field('kind')} label={t.kind} choices={kinds} />
        <SelectField {...field('parentId')} label={t.parent} choices={units} />
        <TextField {...field('code')} label={t.unitCode} hint={t.unitCodeHint} width="short" />
        <TextField {...field('issuerCode')} label={t.issuerCode} hint={t.issuerCodeHint} width="short" isOptional />
        <DateField {...field('fromOn')} label={t.fromOn} />
        <Actions>
          <Button weight="primary">{t.addUnit}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

const MEMBER_KINDS = ['official', 'probationary', 'exempt', 'non_member'] as const;

/** The form for one new person. */
export function NewPersonPage({ cells, typed, errors }: Filled & { readonly cells: readonly Choice[] }) {
  const words = useWords(TEXT);
  const t = useWords(KEEP_TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const crumbs = [
    { href: '/org', label: words.org },
    { href: '/org/people', label: words.people },
  ];
  const isTwin = errors['fullName'] !== undefined && (typed['fullName'] ?? '') !== '';
  return (
    <Page title={t.addPerson} lead={t.addPersonLead} crumbs={crumbs} errors={errors}>
      <Form action="/org/people/new">
        <WhoSees sentence={t.whoSees} />
        <TextField {...field('fullName')} label={t.fullName} />
        {(isTwin || typed['isNamesake'] === 'true') && <CheckField {...field('isNamesake')} label={t.isNamesake} />}
        <TextField {...field('birthYear')} label={t.birthYear} width="short" inputmode="numeric" isOptional />
        <RadioGroup
          {...field('sex')}
          label={t.sex}
          isOptional
          choices={(['female', 'male'] as const).map((one) => ({ value: one, label: words.sexes[one] }))}
        />
        <RadioGroup
          {...field('memberKind')}
          label={t.standing}
          choices={MEMBER_KINDS.map((one) => ({ value: one, label: words.kinds[one] }))}
        />
        <SelectField {...field('cellId')} label={t.cell} hint={t.cellHint} choices={cells} isOptional />
        <DateField {...field('fromOn')} label={t.personFrom} />
        <Actions>
          <Button weight="primary">{t.addPerson}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
