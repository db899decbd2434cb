import type { ComponentChildren } from 'preact';
import { BRAND_ICON } from './brand-mark.tsx';
import { Crumbs, type Crumb } from './crumbs.tsx';
import { ErrorSummary, type Messages } from './error-summary.tsx';
import { useCommon, useFrame, type Frame } from './frame.ts';
import { SideNav, TabBar, TopBar } from './navigation.tsx';
import { Notice } from './notice.tsx';

/** Who a page is for: officers get the dense shell, voters and the public large letters and large targets. */
export type Audience = 'staff' | 'voter' | 'public';

/** What a page says about itself. */
export interface PageProps {
  readonly title: string;
  readonly audience?: Audience;
  readonly crumbs?: readonly Crumb[];
  /** One sentence under the title: where this belongs, when, what is at stake. */
  readonly lead?: ComponentChildren;
  /** Buttons beside the title: at most one of them primary. */
  readonly actions?: ComponentChildren;
  /** What was refused, by field; puts the summary first and "Lỗi:" into the title. */
  readonly errors?: Messages;
  /** One island, by its file name in `src/islands`: `ballot-box`. */
  readonly island?: string;
  /** A sheet of its own, beside the one of every page: `directive.css`. */
  readonly sheet?: string;
  readonly children: ComponentChildren;
}

const NONE: Messages = {};

/** A whole page: document, shell for its audience, heading, errors first, then the content. */
export function Page(props: PageProps) {
  const frame = useFrame();
  const { audience = 'staff', errors = NONE } = props;
  const t = useCommon();
  const hasErrors = Object.keys(errors).length > 0;
  return (
    <html lang={frame.look.lang} class={documentClass(audience, frame)}>
      <Head title={hasErrors ? t.errorTitle(props.title) : props.title} island={props.island} sheet={props.sheet} />
      <body>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        {frame.isDemo && <DemoBanner />}
        {audience === 'staff' ? <SideNav /> : <TopBar hasNav={audience === 'public'} />}
        <Main {...props} />
        <Footer />
        {audience === 'staff' && <TabBar />}
      </body>
    </html>
  );
}

function DemoBanner() {
  const t = useCommon();
  return (
    <aside class="demo" aria-label={t.demoLabel}>
      {t.demoBanner}
    </aside>
  );
}

function Main(props: PageProps) {
  const { flash, isPrintView } = useFrame();
  return (
    <main id="main" tabindex={-1}>
      {isPrintView && <PrintHint />}
      <Crumbs crumbs={props.crumbs ?? []} />
      {flash && <Notice tone={flash.tone}>{flash.text}</Notice>}
      <ErrorSummary errors={props.errors ?? NONE} />
      <Heading {...props} />
      {props.children}
    </main>
  );
}

function documentClass(audience: Audience, { look, isPrintView }: Frame): string {
  const classes = [audience, `size-${look.size}`, look.contrast && 'contrast', isPrintView && 'print-view'];
  return classes.filter(Boolean).join(' ');
}

interface HeadProps {
  readonly title: string;
  readonly island: string | undefined;
  readonly sheet: string | undefined;
}
function Head({ title, island, sheet }: HeadProps) {
  const { asset, siteName, isPrintView } = useFrame();
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} – ${siteName}`}</title>
      <link rel="stylesheet" href={asset('site.css')} />
      {sheet !== undefined && <link rel="stylesheet" href={asset(sheet)} />}
      {isPrintView && <link rel="stylesheet" href={asset('print.css')} />}
      <link rel="icon" type="image/svg+xml" href={BRAND_ICON} />
      {island !== undefined && <script type="module" src={asset(`${island}.js`)} />}
    </head>
  );
}

function Heading({ title, lead, actions }: PageProps) {
  return (
    <div class="heading">
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p class="lead">{lead}</p>}
      </div>
      {actions !== undefined && <div class="actions">{actions}</div>}
    </div>
  );
}

function PrintHint() {
  const t = useCommon();
  const { here } = useFrame();
  return (
    <p class="notice info screen-only">
      {t.printHint} <a href={here.split('?')[0] ?? '/'}>{t.printBack}</a>
    </p>
  );
}

/** The casting origin has neither handbook nor API: a link there would lead nowhere. */
function Footer() {
  const t = useCommon();
  const isMain = useFrame().keepsLookIn === 'cookie';
  return (
    <footer class="foot">
      <p>
        {t.footer}
        {isMain && (
          <>
            {' '}
            <a href="/handbook">{t.footerHandbook}</a> · <a href="/api">{t.footerApi}</a>
          </>
        )}
      </p>
    </footer>
  );
}
