import { expect, test } from 'vitest';
import { buildServer } from '../../app.ts';
import { bareApp, doormanFor, KIT_PAGES, KIT_ROOM, violationsIn } from '../../testing/index.ts';

const server = buildServer(bareApp(), doormanFor('office'), { rooms: [KIT_ROOM] });

test.each(Object.keys(KIT_PAGES))('the kit page /%s has no accessibility fault', async (name) => {
  const answer = await server.request(`/kit/${name}`.replace(/\/$/, ''));
  expect(answer.status).toBe(200);
  expect(await violationsIn(await answer.text())).toEqual([]);
});

test('a page with errors says so first: in its title, in a summary whose links lead into the fields', async () => {
  const text = await (await server.request('/kit/errors')).text();
  expect(text).toContain('<title>Lỗi: Đặt một đợt góp ý');
  expect(text.indexOf('role="alert"')).toBeLessThan(text.indexOf('<h1>'));
  expect(text).toContain('<a href="#heldOn">Ngày này không có trong lịch</a>');
});

test('what a person typed comes back escaped, and nothing in a page is an inline script or style', async () => {
  for (const name of Object.keys(KIT_PAGES)) {
    const text = await (await server.request(`/kit/${name}`.replace(/\/$/, ''))).text();
    expect(text).not.toContain('<b>Đợt');
    expect(text).not.toMatch(/<script(?![^>]* src=)|\sstyle=|\son\w+=/);
  }
});

test('English is one link away, kept in a cookie of this browser only', async () => {
  const chosen = await server.request('/look?lang=en&size=large&contrast=high&back=/kit/today');
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/kit/today']);
  const cookie = (chosen.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const text = await (await server.request('/kit/today', { headers: { cookie } })).text();
  expect(text).toContain('<html lang="en" class="staff size-large contrast">');
  expect(text).toContain('Skip to main content');
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/\n/evil', ''])(
  'a way back to %j is not followed',
  async (back) => {
    const answer = await server.request(`/look?lang=en&back=${encodeURIComponent(back)}`);
    expect(answer.headers.get('location')).toBe('/');
  },
);
