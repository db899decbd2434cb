import { useCommon } from './frame.ts';

/** One step of the way from the first page to this one. */
export interface Crumb {
  readonly href: string;
  readonly label: string;
}

/** Where the reader is: links from the first page down; the page itself is the heading below. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useCommon();
  if (crumbs.length === 0) return null;
  return (
    <nav class="crumbs" aria-label={t.crumbs}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
