import { DateField, SelectField, useWords, type Messages } from '../ui/index.ts';
import type { UnitsView } from './meeting-view.ts';
import { TEXT } from './text.ts';

/** Of which unit, period and category, as the address says it. */
export interface Scope {
  readonly unit: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly category: string;
  readonly study: string;
}

/** The fields that choose a unit and a period. */
export function ScopeFields(props: {
  readonly scope: Pick<Scope, 'unit' | 'fromOn' | 'toOn'>;
  readonly units: UnitsView;
  readonly errors: Messages;
}) {
  const t = useWords(TEXT);
  const { scope, units, errors } = props;
  return (
    <>
      <SelectField
        name="unit"
        label={t.unit}
        isOptional
        blank={t.anyUnit}
        value={scope.unit}
        error={errors['unit']}
        choices={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
      />
      <DateField name="fromOn" label={t.fromOn} value={scope.fromOn} error={errors['fromOn']} />
      <DateField name="toOn" label={t.toOn} value={scope.toOn} error={errors['toOn']} />
    </>
  );
}
