import type { ComponentChildren } from 'preact';
import { useCommon, useSaid } from './frame.ts';

/** What every field has: its name is also its id and the path of its error. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string | undefined;
  readonly error?: string | undefined;
  /** Says "(không bắt buộc)" after the label; fields are required unless they say otherwise. */
  readonly isOptional?: boolean;
}

/** The attributes that tie a control to its label, hint and error. */
export function controlProps({ name, hint, error }: FieldProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return {
    id: name,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
}

/** Label, hint and error around one control. */
export function Labelled({ field, children }: { readonly field: FieldProps; readonly children: ComponentChildren }) {
  return (
    <div class={field.error ? 'field wrong' : 'field'}>
      <label for={field.name}>
        {field.label} <OptionalMark field={field} />
      </label>
      <HintAndError field={field} />
      {children}
    </div>
  );
}

/** Several controls under one question: legend, hint and error around them. */
export function Grouped({ field, children }: { readonly field: FieldProps; readonly children: ComponentChildren }) {
  const { id, 'aria-describedby': described } = controlProps(field);
  return (
    <fieldset class={field.error ? 'field wrong' : 'field'} id={id} tabindex={-1} aria-describedby={described}>
      <legend>
        {field.label} <OptionalMark field={field} />
      </legend>
      <HintAndError field={field} />
      {children}
    </fieldset>
  );
}

function OptionalMark({ field }: { readonly field: FieldProps }) {
  const t = useCommon();
  return field.isOptional ? <span class="optional">{t.optional}</span> : null;
}

function HintAndError({ field: { name, hint, error } }: { readonly field: FieldProps }) {
  const t = useCommon();
  const said = useSaid();
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${name}-error`}>
          <span class="unseen">{t.errorMark} </span>
          {said(error)}
        </p>
      )}
    </>
  );
}
