import { attachment } from '../../http/attachment.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { CHAPTERS } from './chapters.gen.ts';
import { handbookPdf, hasPdf, pictureOf, PDF_NAME } from './handbook-files.ts';
import { ChapterPage, HandbookPage, WholeHandbookPage } from './handbook-pages.tsx';

const MISSING = { code: 'not_found', what: 'chapter' } as const;

/** The handbook, open to everybody: whoever is asked to trust a round reads how it goes. */
export function handbookPages() {
  const room = newRoom();
  room.get('/', (c) => html(c, <HandbookPage hasPdf={hasPdf()} />));
  room.get('/all', (c) => html(c, <WholeHandbookPage />));
  room.get(`/${PDF_NAME}`, async (c) => {
    const bytes = await handbookPdf();
    return bytes ? attachment(c, { fileName: PDF_NAME, mediaType: 'application/pdf', bytes }) : refuse(c, MISSING);
  });
  room.get('/pictures/:file', async (c) => {
    const bytes = await pictureOf(c.req.param('file'));
    return bytes ? picture(c, bytes) : refuse(c, MISSING);
  });
  room.get('/:slug', (c) => {
    const chapter = CHAPTERS.find(({ slug }) => slug === c.req.param('slug'));
    return chapter ? html(c, <ChapterPage chapter={chapter} />) : refuse(c, MISSING);
  });
  return room;
}

/** A picture of ours, the same for everybody; kept for a day. */
function picture(c: WebContext, bytes: Uint8Array<ArrayBuffer>): Response {
  c.set('isPublic', true);
  c.header('content-type', 'image/png');
  c.header('cache-control', 'public, max-age=86400');
  return c.body(bytes);
}
