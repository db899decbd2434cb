import type { WebContext } from './web-env.ts';

/** The rooms whose records have a page of their own, to which a refused form leads back. No form there asks for a secret. */
const RECORD =
  /^(?:\/(?:documents|tasks|meetings|directives\/obligations|directives|org\/units|org\/people)\/)[0-9a-f]{8}-[0-9a-f-]{27}(?=\/|$)/;
const ROOMS = /^\/(?:documents|tasks|meetings|directives|org)(?=\/|$)/;

/** The page of the record that a form was about, `/tasks/<id>`; undefined where there is none. */
export const recordOf = (c: WebContext): string | undefined => RECORD.exec(c.req.path)?.[0];

/**
 * The sentences of a posted form, so that a refusal that cannot show the form again does not lose them. Choices, days,
 * numbers, keys and files are quickly given again and left out: whatever holds no space.
 */
export function typedWords(c: WebContext): readonly string[] {
  if (c.req.method !== 'POST' || !ROOMS.test(c.req.path)) return [];
  const words = Object.entries(c.var.typed ?? {}).filter(([name]) => !/^_|^file$|At$/.test(name));
  return words.map(([, text]) => text.trim()).filter((text) => /\s/.test(text));
}
