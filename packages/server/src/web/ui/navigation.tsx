import { BrandMark } from './brand-mark.tsx';
import { DisplaySwitches } from './display-switches.tsx';
import { useCommon, useFrame, type NavLink } from './frame.ts';

const MENU_ID = 'menu';
const MAX_TABS = 3;

/** The entry that this page belongs to: the longest address that the path begins with. */
function currentOf(links: readonly NavLink[], here: string): NavLink | undefined {
  const path = here.split('?')[0] ?? '/';
  const above = links.filter(({ href }) => path === href || path.startsWith(href.endsWith('/') ? href : `${href}/`));
  return above.toSorted((a, b) => b.href.length - a.href.length)[0];
}

/** The entries in a row or column; each says its word and how many things wait there. */
function Entries({ links }: { readonly links: readonly NavLink[] }) {
  const { here, nav } = useFrame();
  const current = currentOf(nav, here);
  return (
    <>
      {links.map((link) => (
        <a key={link.href} href={link.href} aria-current={link === current ? 'page' : undefined}>
          <span>{link.label}</span>
          {link.waiting !== undefined && link.waiting > 0 && <b class="waiting">{link.waiting}</b>}
        </a>
      ))}
    </>
  );
}

/** The officer's side bar; on a phone it opens from the tab bar (native popover, no script). */
export function SideNav() {
  const t = useCommon();
  const { nav, visitor, siteName } = useFrame();
  return (
    <div class="side" id={MENU_ID} popover="auto">
      <a class="brand" href="/">
        <BrandMark />
        <span>{t.brand}</span>
      </a>
      <p class="unit">
        <span>{t.unit}</span>
        <b>{visitor?.unitName ?? siteName}</b>
      </p>
      <nav aria-label={t.mainNav}>
        <Entries links={nav} />
      </nav>
      <div class="side-foot">
        <Visiting />
        <DisplaySwitches />
      </div>
    </div>
  );
}

/** Who is signed in, and the way out. */
function Visiting() {
  const t = useCommon();
  const { visitor } = useFrame();
  if (!visitor) return <a href="/sign-in">{t.signIn}</a>;
  return (
    <>
      <a class="visitor" href="/account" aria-label={`${t.account}: ${visitor.name}`}>
        <b>{visitor.name}</b>
        {visitor.postTitle !== undefined && <span>{visitor.postTitle}</span>}
      </a>
      <form method="post" action="/sign-out">
        <button class="quiet" type="submit">
          {t.signOut}
        </button>
      </form>
    </>
  );
}

/** On a phone: the three things this person does most, and the whole menu as the fourth. */
export function TabBar() {
  const t = useCommon();
  const { nav } = useFrame();
  return (
    <nav class="tabs" aria-label={t.tabs}>
      <Entries links={nav.filter((link) => link.isTab).slice(0, MAX_TABS)} />
      <button type="button" popovertarget={MENU_ID}>
        {t.menu}
      </button>
    </nav>
  );
}

/** Head of public and voter pages: whose site this is, and the display switches; a voter gets no way to wander off. */
export function TopBar({ hasNav }: { readonly hasNav: boolean }) {
  const { siteName, nav } = useFrame();
  const t = useCommon();
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href="/">
          <BrandMark />
          <span>{siteName}</span>
        </a>
        <DisplaySwitches />
      </div>
      {hasNav && nav.length > 0 && (
        <nav class="wrap top-nav" aria-label={t.mainNav}>
          <Entries links={nav} />
        </nav>
      )}
    </header>
  );
}
