import { controlProps, Labelled, type FieldProps } from './field.tsx';
import { useCommon, useFormat } from './frame.ts';

interface FileFieldProps extends Omit<FieldProps, 'value'> {
  /** As in HTML. */
  readonly accept: string;
  /** What people call them: "Excel, CSV". */
  readonly kinds: string;
  readonly maxBytes: number;
  /** The name of a file that came with a form that was refused: no browser gives it back to the field. */
  readonly sent?: string | undefined;
}

/** One file. The form must say `takesFiles`. */
export function FileField(props: FileFieldProps) {
  const t = useCommon();
  const format = useFormat();
  const limit = t.fileLimit(props.kinds, format.size(props.maxBytes));
  const hint = [props.sent && t.chooseAgain(props.sent), props.hint, limit].filter(Boolean).join(' ');
  const field = { ...props, hint };
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
