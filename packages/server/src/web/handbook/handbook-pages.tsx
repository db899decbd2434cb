import { Actions, Card, LinkButton, Page, useFrame, useWords } from '../ui/index.ts';
import { Blocks } from './blocks.tsx';
import type { Chapter } from './chapter.ts';
import { CHAPTERS } from './chapters.gen.ts';
import { TEXT } from './text.ts';

const hrefOf = ({ slug }: Chapter): string => `/handbook/${slug}`;

/** The chapters, and the ways to have all of them on paper. */
export function HandbookPage({ hasPdf }: { readonly hasPdf: boolean }) {
  const t = useWords(TEXT);
  return (
    <Page title={t.handbook} lead={t.lead} audience={useAudience()}>
      <Card title={t.chapters}>
        <ol class="chapters" lang="vi">
          {CHAPTERS.map((chapter) => (
            <li key={chapter.slug}>
              <a href={hrefOf(chapter)}>{chapter.title}</a>
            </li>
          ))}
        </ol>
      </Card>
      <Actions>
        {hasPdf && <LinkButton href="/handbook/so-tay-guong.pdf">{t.pdf}</LinkButton>}
        <LinkButton href="/handbook/all">{t.whole}</LinkButton>
      </Actions>
    </Page>
  );
}

/** One chapter, with its headings before it and its neighbours behind. */
export function ChapterPage({ chapter }: { readonly chapter: Chapter }) {
  const t = useWords(TEXT);
  const at = CHAPTERS.indexOf(chapter);
  const [previous, next] = [CHAPTERS[at - 1], CHAPTERS[at + 1]];
  return (
    <Page title={chapter.title} crumbs={[{ href: '/handbook', label: t.handbook }]} audience={useAudience()}>
      <article class="handbook" lang="vi">
        <Blocks blocks={chapter.blocks} />
      </article>
      <Actions>
        {next && <LinkButton href={hrefOf(next)}>{`${t.next}: ${next.title}`}</LinkButton>}
        {previous && <LinkButton href={hrefOf(previous)}>{`${t.previous}: ${previous.title}`}</LinkButton>}
      </Actions>
    </Page>
  );
}

/** Every chapter on one page, in the order of a book. */
export function WholeHandbookPage() {
  const t = useWords(TEXT);
  return (
    <Page title={t.handbook} crumbs={[{ href: '/handbook', label: t.handbook }]} audience={useAudience()}>
      {CHAPTERS.map((chapter) => (
        <article key={chapter.slug} class="handbook chapter" lang="vi">
          <h2>{chapter.title}</h2>
          <Blocks blocks={chapter.blocks} level="h3" />
        </article>
      ))}
    </Page>
  );
}

const useAudience = () => (useFrame().visitor ? 'staff' : 'public');
