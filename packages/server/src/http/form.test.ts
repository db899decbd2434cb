import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildServer } from '../app.ts';
import { bareApp, doormanFor } from '../testing/index.ts';
import type { Room } from '../web/rooms.ts';
import { formOf } from './form.ts';
import { nest } from './form-names.ts';
import { newRoom } from './web-env.ts';

/** Answers with what it read, so that tests see what a route would see. */
const ECHO: Room = {
  path: '/echo',
  pages: () => {
    const room = newRoom();
    room.post('/', async (c) => c.json(await formOf(c, { optional: ['note'] })));
    return room;
  },
};
const server = buildServer(bareApp(), doormanFor(), { rooms: [ECHO] });
const headers = { 'sec-fetch-site': 'same-origin' };
const post = async (body: URLSearchParams | FormData) => {
  const answer = await server.request('/echo', { method: 'POST', headers, body });
  return {
    status: answer.status,
    form: answer.status === 200 ? ((await answer.json()) as Record<string, unknown>) : {},
  };
};

test('names nest, lists are lists, days and instants become ISO, text becomes NFC, blank optional fields go', async () => {
  const { form } = await post(
    new URLSearchParams([
      ['_key', 'k-1'],
      ['title', 'Đợt\r\nmột'.normalize('NFD')],
      ['heldOn', '7/3/2024'],
      ['closesAt.day', '10/05/2022'],
      ['closesAt.time', '8:30'],
      ['subjects.1.name', 'B'],
      ['subjects.0.name', 'A'],
      ['channels[]', 'paper'],
      ['channels[]', 'kiosk'],
      ['note', ''],
      ['empty', ''],
    ]),
  );
  expect(form).toEqual({
    key: 'k-1',
    input: {
      title: 'Đợt\nmột',
      heldOn: '2024-03-07',
      closesAt: '2022-05-10T08:30:00+07:00',
      subjects: [{ name: 'A' }, { name: 'B' }],
      channels: ['paper', 'kiosk'],
      empty: '',
    },
    typed: expect.objectContaining({ title: 'Đợt\nmột', heldOn: '7/3/2024', closesAt: '10/05/2022 8:30' }),
    lists: { channels: ['paper', 'kiosk'] },
  });
});

test('what is no day stays as typed, so that the use case can say what is wrong with it', async () => {
  const { form } = await post(
    new URLSearchParams({ heldOn: 'mai', 'opensAt.day': '1/2/2024', 'opensAt.time': 'trưa' }),
  );
  expect(form['input']).toEqual({ heldOn: 'mai', opensAt: '1/2/2024 trưa' });
});

test('a file arrives with its bytes; a file field left empty is blank like any other field', async () => {
  const data = new FormData();
  data.set('plan', new File(['%PDF-1.7'], 'kế hoạch.pdf', { type: 'application/pdf' }));
  data.set('scan', new File([], ''));
  data.set('note', new File([], ''));
  const { form } = await post(data);
  expect(form['input']).toMatchObject({ plan: { fileName: 'kế hoạch.pdf', mediaType: 'application/pdf' } });
  expect(form['input']).toMatchObject({ scan: '' });
  expect(form['input']).not.toHaveProperty('note');
});

test.each(['__proto__', 'a.__proto__.b', 'constructor.prototype.x', 'a..b', '.a', 'a b', 'a.b.c.d.e.f.g', ''])(
  'the field name %j is refused',
  async (name) => {
    expect((await post(new URLSearchParams([[name, '1']]))).status).toBe(400);
    expect(Object.hasOwn(Object.prototype, 'b') || Object.hasOwn(Object.prototype, 'x')).toBe(false);
  },
);

test('the same name twice, or a name that is both a value and a branch, is refused', async () => {
  expect((await post(new URLSearchParams('a=1&a=2'))).status).toBe(400);
  expect((await post(new URLSearchParams('a=1&a.b=2'))).status).toBe(400);
});

test('thousands of fields and foreign kinds of bodies are refused', async () => {
  const many = new URLSearchParams(Array.from({ length: 2001 }, (_value, index) => [`f${index}`, '1']));
  expect((await post(many)).status).toBe(413);
  const json = await server.request('/echo', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(json.status).toBe(415);
});

test('nesting never throws anything but a refusal, whatever the names', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ name: fc.string(), value: fc.string() })), (entries) => {
      try {
        expect(Object.getPrototypeOf(nest(entries))).toBe(Object.prototype);
      } catch (error) {
        expect(error).toMatchObject({ status: 400 });
      }
    }),
    { numRuns: 500 },
  );
});
