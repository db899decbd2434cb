import { controlProps, Labelled, type FieldProps } from './field.tsx';

/** A line of text. `width` in characters hints how much is expected. */
export function TextField(
  props: FieldProps & {
    readonly width?: 'short' | 'medium' | 'full';
    readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search';
    readonly autocomplete?: string;
    readonly maxLength?: number;
  },
) {
  return (
    <Labelled field={props}>
      <input
        {...controlProps(props)}
        class={props.width ?? 'full'}
        type="text"
        value={props.value ?? ''}
        inputmode={props.inputmode}
        autocomplete={props.autocomplete ?? 'off'}
        maxlength={props.maxLength}
      />
    </Labelled>
  );
}

/** Several lines of text. */
export function TextArea(props: FieldProps & { readonly rows?: number; readonly maxLength?: number }) {
  return (
    <Labelled field={props}>
      <textarea {...controlProps(props)} rows={props.rows ?? 4} maxlength={props.maxLength}>
        {props.value ?? ''}
      </textarea>
    </Labelled>
  );
}

/** A password or passphrase: never echoed back into the page. */
export function PasswordField(props: Omit<FieldProps, 'value'> & { readonly isNew?: boolean }) {
  return (
    <Labelled field={props}>
      <input
        {...controlProps(props)}
        class="medium"
        type="password"
        autocomplete={props.isNew ? 'new-password' : 'current-password'}
      />
    </Labelled>
  );
}

/** A short code typed from paper or another device: wide letters, no correction by the keyboard. */
export function CodeField(props: FieldProps & { readonly length: number; readonly isDigits?: boolean }) {
  return (
    <Labelled field={props}>
      <input
        {...controlProps(props)}
        class="code"
        type="text"
        value={props.value ?? ''}
        inputmode={props.isDigits ? 'numeric' : 'text'}
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        size={props.length + 2}
      />
    </Labelled>
  );
}
