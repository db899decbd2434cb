import { controlProps, Labelled, type FieldProps } from './field.tsx';
import { useCommon, useFormat } from './frame.ts';

/** One file. The form must say `takesFiles`. `accept` as in HTML; `kinds` is what people call them: "Excel, CSV". */
export function FileField(
  props: Omit<FieldProps, 'value'> & { readonly accept: string; readonly kinds: string; readonly maxBytes: number },
) {
  const t = useCommon();
  const format = useFormat();
  const limit = t.fileLimit(props.kinds, format.size(props.maxBytes));
  const field = { ...props, hint: props.hint ? `${props.hint} ${limit}` : limit };
  return (
    <Labelled field={field}>
      <input {...controlProps(field)} type="file" accept={props.accept} />
    </Labelled>
  );
}

/** A file to take away: its words, its kind and its size, so that nobody on mobile data is surprised. */
export function FileDownload(props: {
  readonly href: string;
  readonly label: string;
  readonly kind: string;
  readonly bytes?: number;
}) {
  const format = useFormat();
  const facts = [props.kind, props.bytes === undefined ? undefined : format.size(props.bytes)].filter(Boolean);
  return (
    <a class="download" href={props.href} download>
      <span>{props.label}</span> <small>{facts.join(', ')}</small>
    </a>
  );
}
