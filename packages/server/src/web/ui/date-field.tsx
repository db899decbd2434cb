import { controlProps, Grouped, Labelled, type FieldProps } from './field.tsx';
import { useCommon, useFormat } from './frame.ts';

/**
 * A day, written dd/mm/yyyy as everyone here writes it, whatever the language of the device.
 * `value` may be ISO or what was typed; `formOf` turns names that end in `On` into ISO days.
 */
export function DateField(props: FieldProps) {
  const t = useCommon();
  const format = useFormat();
  const field = { ...props, hint: props.hint ?? t.dateHint };
  return (
    <Labelled field={field}>
      <input
        {...controlProps(field)}
        class="short"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        value={format.day(props.value ?? '')}
      />
    </Labelled>
  );
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/;

/**
 * A day and a time of day in Ha Noi. `value` is `yyyy-mm-ddThh:mm…+07:00` or what was typed (`27/03/2024 14:30`);
 * `formOf` joins the two inputs `<name>.day` and `<name>.time` into one such instant.
 */
export function DateTimeField(props: FieldProps) {
  const t = useCommon();
  const [day = '', time = ''] = (props.value ?? '').replace(INSTANT, '$3/$2/$1 $4 ').split(' ');
  const field = { ...props, hint: props.hint ?? `${t.dateHint}. ${t.timeHint}` };
  const part = (name: string, value: string, label: string) => (
    <input
      id={`${props.name}.${name}`}
      name={`${props.name}.${name}`}
      class="short"
      type="text"
      inputmode={name === 'day' ? 'numeric' : 'text'}
      autocomplete="off"
      aria-label={`${props.label}: ${label}`}
      aria-invalid={props.error ? 'true' : undefined}
      value={value}
    />
  );
  return (
    <Grouped field={field}>
      <div class="side-by-side">
        {part('day', day, t.dateHint)}
        {part('time', time, t.timeHint)}
      </div>
    </Grouped>
  );
}
