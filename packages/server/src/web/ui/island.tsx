import { useCommon } from './frame.ts';

/**
 * The place where an island comes to life; `Page island="<name>"` loads its script.
 * `props` are plain data for it, never a secret: they stand in the page.
 */
export function Island({ name, props }: { readonly name: string; readonly props: Readonly<Record<string, unknown>> }) {
  const t = useCommon();
  return (
    <div data-island={name} data-props={JSON.stringify(props)}>
      <noscript>
        <p class="notice warn">{t.needsScript}</p>
      </noscript>
    </div>
  );
}
