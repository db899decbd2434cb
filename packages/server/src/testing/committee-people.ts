import { TOTP } from 'otpauth';
import { identity } from '@guong/core/identity';
import { org } from '@guong/core/org';
import { FOUNDED_ON, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import { perform, type Power } from '@guong/core/usecase';
import { webBrowser, type WebBrowser } from './web-browser.ts';

/** The password of everybody in tests of sign-in. */
export const PASSWORD = 'con cò bay lả bay la';

/** A person with a card. */
export interface Invited {
  readonly personId: string;
  readonly login: string;
  readonly qr: string;
  readonly code: string;
}

/** Adds a person, with a post that carries these powers if there are any, and prints a card. */
export async function invited(house: FoundedHouse, fullName: string, powers: readonly Power[] = []): Promise<Invited> {
  const personId = await house.add(fullName);
  if (powers.length > 0) await appoint(house, personId, powers);
  return cardFor(house, personId);
}

/** Prints a card for a person who is there. */
export const cardFor = async (house: FoundedHouse, personId: string): Promise<Invited> =>
  valueOf(await perform(house.app, house.system, identity.invite, { personId }));

async function appoint({ app, system, rootUnitId }: FoundedHouse, personId: string, powers: readonly Power[]) {
  const post = { unitId: rootUnitId, title: `Chức danh ${personId.slice(0, 4)}`, isHead: false, isLeader: false };
  const order = { ...post, precedence: 9, powers, fromOn: FOUNDED_ON };
  const { id: postId } = valueOf(await perform(app, system, org.createPost, order));
  valueOf(await perform(app, system, org.appoint, { personId, postId, fromOn: FOUNDED_ON }));
}

/** Uses the card up over the pages: the browser is signed in afterwards. */
export async function withPassword(
  house: FoundedHouse,
  { qr }: Invited,
  browser = webBrowser(house.app),
): Promise<WebBrowser> {
  await browser.post('/invitation/password', { token: qr, password: PASSWORD, passwordAgain: PASSWORD });
  return browser;
}

/** The code that an authenticator app with this secret shows now. */
export const codeNow = (house: FoundedHouse, secret: string): string =>
  new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: house.clock.now().getTime() });

/** The secret to type that stands on the page which sets an app up. */
export const secretOn = (page: string): string => /<code>([A-Z2-7]+)<\/code>/.exec(page)?.[1] ?? '';

/** Sets up an authenticator app over the pages; answers its secret. */
export async function withApp(house: FoundedHouse, browser: WebBrowser): Promise<string> {
  const secret = secretOn(await (await browser.post('/account/totp/secret')).text());
  await browser.post('/account/totp', { code: codeNow(house, secret), secret, qr: '' });
  return secret;
}

/** A person who is signed in with two factors, so that the powers count. */
export async function officer(house: FoundedHouse, fullName: string, powers: readonly Power[]) {
  const card = await invited(house, fullName, powers);
  const browser = await withPassword(house, card);
  return { ...card, browser, secret: await withApp(house, browser) };
}
