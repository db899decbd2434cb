import { controlProps, Grouped, Labelled, type FieldProps } from './field.tsx';
import { useCommon, useSaid } from './frame.ts';

/** One possible answer. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One of many: more than six choices. With six or fewer use `RadioGroup`. */
export function SelectField(
  props: FieldProps & {
    readonly choices: readonly Choice[];
    /** What choosing nothing means: "Tất cả" in a filter. */
    readonly blank?: string;
  },
) {
  const t = useCommon();
  return (
    <Labelled field={props}>
      <select {...controlProps(props)}>
        <option value="">{props.blank ?? t.choose}</option>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/**
 * One of few, each with its words in its own large target; nothing is chosen beforehand.
 * `look="buttons"` lays short answers side by side, as on a ballot.
 */
export function RadioGroup(
  props: FieldProps & { readonly choices: readonly Choice[]; readonly look?: 'list' | 'buttons' },
) {
  return (
    <Grouped field={props}>
      <div class={props.look === 'buttons' ? 'options buttons' : 'options'}>
        {props.choices.map((choice) => (
          <Option
            key={choice.value}
            type="radio"
            name={props.name}
            choice={choice}
            isChosen={choice.value === props.value}
          />
        ))}
      </div>
    </Grouped>
  );
}

/** Any number out of few. Sent as `<name>[]`, which `formOf` gives back as a list. */
export function CheckGroup(
  props: Omit<FieldProps, 'value'> & { readonly choices: readonly Choice[]; readonly values?: readonly string[] },
) {
  return (
    <Grouped field={props}>
      <div class="options">
        {props.choices.map((choice) => (
          <Option
            key={choice.value}
            type="checkbox"
            name={`${props.name}[]`}
            choice={choice}
            isChosen={props.values?.includes(choice.value) ?? false}
          />
        ))}
      </div>
    </Grouped>
  );
}

/** One yes: sent as `true` when ticked, absent when not (`formOf` has it as the text `true`). */
export function CheckField(props: FieldProps) {
  const control = controlProps(props);
  const said = useSaid();
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <label class="option">
        <input {...control} type="checkbox" value="true" checked={props.value === 'true'} />
        <span>{props.label}</span>
      </label>
      {props.hint !== undefined && (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error !== undefined && (
        <p class="error" id={`${props.name}-error`}>
          {said(props.error)}
        </p>
      )}
    </div>
  );
}

function Option(props: {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly choice: Choice;
  readonly isChosen: boolean;
}) {
  const { choice } = props;
  return (
    <label class="option">
      <input type={props.type} name={props.name} value={choice.value} checked={props.isChosen} />
      <span>
        {choice.label}
        {choice.hint !== undefined && <small>{choice.hint}</small>}
      </span>
    </label>
  );
}
