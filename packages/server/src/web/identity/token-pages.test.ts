import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { API_USE_CASES } from '../../api/use-cases.ts';
import { API_BASE } from '../../api/openapi.ts';
import { violationsIn } from '../../testing/axe.ts';
import { officer } from '../../testing/committee-people.ts';
import { webBrowser, type WebBrowser } from '../../testing/web-browser.ts';

let house: FoundedHouse;
let owner: WebBrowser;
beforeEach(async () => {
  house = await foundedHouse();
  owner = (await officer(house, 'Trần Thị Phòng', ['office'])).browser;
});

async function sound(answer: Response, status = 200): Promise<string> {
  const text = await answer.text();
  expect([answer.status, await violationsIn(text)]).toEqual([status, []]);
  return text;
}
const make = (scopes: readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const ofRoom = (room: string) => scopes.filter((scope) => scope.startsWith(`${room}.`));
  const chosen = { orgScopes: ofRoom('org'), identityScopes: ofRoom('identity'), ballotScopes: ofRoom('ballot') };
  return owner.post('/account/tokens', { name: 'Bảng tổng hợp', validDays: '30', ...chosen, ...more });
};
const tokenOf = async (answer: Response): Promise<string> =>
  /<code>(gt_[^<]+)</.exec(await sound(answer, 201))?.[1] ?? '';
/** A program without cookies. */
const program = (token: string, host?: string) => {
  const browser = webBrowser(house.app, host);
  return (path: string) => browser.get(`${API_BASE}${path}`, { authorization: `Bearer ${token}` });
};

test('a token is made for a choice of work and a time, and shown once', async () => {
  const empty = await sound(await owner.get('/account/tokens'));
  expect(empty).toContain('Chưa có mã nào');
  expect([empty.includes('value="org.unitTree"'), empty.includes('value="identity.me"')]).toEqual([true, true]);
  expect(empty).not.toContain('value="identity.invite"');
  const token = await tokenOf(await make(['org.unitTree', 'identity.me']));
  expect(token).toMatch(/^gt_[\w-]{43}$/);
  const list = await sound(await owner.get('/account/tokens'));
  expect([list.includes(token), list.includes('org.unitTree, identity.me'), list.includes('22/12/2026')]).toEqual([
    false,
    true,
    true,
  ]);
});

test('what was typed and chosen stays when something is missing', async () => {
  const refused = await sound(await make([], { validDays: '999' }), 422);
  expect(refused).toContain('Chọn ít nhất một chức năng');
  expect(refused).toContain('Mã có hạn nhiều nhất 365 ngày');
  expect([refused.includes('value="Bảng tổng hợp"'), refused.includes('value="999"')]).toEqual([true, true]);
  const unnamed = await sound(await make(['org.unitTree'], { name: '' }), 422);
  expect(unnamed).toMatch(/value="org.unitTree" checked/);
  const forbidden = await make(['identity.invite']);
  expect(forbidden.status).toBe(422);
});

test('over REST a token does what it was made for and nothing else, not even reading', async () => {
  const scopes = ['org.unitTree', 'identity.me'];
  const ask = program(await tokenOf(await make(scopes)));
  let refused = 0;
  for (const { name, http } of API_USE_CASES) {
    const [method, path = ''] = http.split(' ');
    if (method !== 'GET') continue;
    const filled = path.replace(/\{\w+\}/g, house.rootUnitId);
    const { status } = await ask(filled);
    if (scopes.includes(name)) expect([name, status]).toEqual([name, 200]);
    else {
      expect([name, status === 200, status === 401]).toEqual([name, false, false]);
      refused += 1;
    }
  }
  console.log(`2 readings allowed, ${String(refused)} refused`);
  expect(refused).toBeGreaterThan(20);
});

test('a token writes only with its scope, has its owner’s powers of the day, and no key of the house', async () => {
  const token = await tokenOf(await make(['org.unitTree', 'org.addUnitKind']));
  const browser = webBrowser(house.app);
  const write = (path: string, body: object) =>
    browser.postJson(`${API_BASE}${path}`, body, { authorization: `Bearer ${token}` });
  const { http } = API_USE_CASES.find(({ name }) => name === 'org.addUnitKind') ?? { http: '' };
  const kind = { code: 'club', name: 'Câu lạc bộ', precedence: 90, takesMembers: true };
  expect((await write(http.split(' ')[1] ?? '', kind)).status).toBe(200);
  const card = await write('/identity/invitations', { personId: house.leader.personId });
  expect(card.status).toBe(403);
});

test('a revoked token, one that ran out, one of another committee and a made-up one are nobody', async () => {
  const [revoked, expiring] = [await tokenOf(await make(['identity.me'])), await tokenOf(await make(['identity.me']))];
  expect((await program(revoked)('/identity/me')).status).toBe(200);
  expect((await program(revoked, 'song-hong.test')('/identity/me')).status).toBe(401);
  expect((await program('gt_made-up')('/identity/me')).status).toBe(401);
  const list = await sound(await owner.get('/account/tokens'));
  const ids = [...list.matchAll(/name="tokenId" value="([^"]+)"/g)].map(([, id = '']) => id);
  for (const tokenId of ids) await owner.post('/account/tokens/revocation', { tokenId });
  expect((await program(revoked)('/identity/me')).status).toBe(401);
  expect(await sound(await owner.get('/account/tokens'))).toContain('thu hồi ngày 22/11/2026');
  expect((await program(expiring)('/identity/me')).status).toBe(401);
  const third = await tokenOf(await make(['identity.me']));
  house.clock.advance(30 * 86_400);
  expect((await program(third)('/identity/me')).status).toBe(401);
});

test('another person cannot revoke it', async () => {
  const token = await tokenOf(await make(['identity.me']));
  const list = await (await owner.get('/account/tokens')).text();
  const tokenId = /name="tokenId" value="([^"]+)"/.exec(list)?.[1] ?? '';
  const other = (await officer(house, 'Bùi Văn Một', ['office'])).browser;
  expect((await other.post('/account/tokens/revocation', { tokenId })).status).toBe(404);
  expect((await program(token)('/identity/me')).status).toBe(200);
});
