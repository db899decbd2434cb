import { useCommon, useSaid } from './frame.ts';

/** Messages by field path, as a refused use case gives them. */
export type Messages = Readonly<Record<string, string>>;

/** The first thing on a page with errors: what is wrong, each line a link that puts the cursor into the field. */
export function ErrorSummary({ errors }: { readonly errors: Messages }) {
  const t = useCommon();
  const said = useSaid();
  const lines = Object.entries(errors);
  if (lines.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} id="errors">
      <h2>{t.errorsHeading(lines.length)}</h2>
      <ul>
        {lines.map(([field, message]) => (
          <li key={field}>
            <a href={`#${field}`}>{said(message)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
