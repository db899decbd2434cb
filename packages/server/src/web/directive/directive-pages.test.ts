import { beforeEach, expect, test } from 'vitest';
import { org } from '@guong/core/org';
import { FOUNDED_ON, foundedHouse, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import { chainIn, registerIn, type Register } from '@guong/core/testing/register';
import { tasksIn, type HeldPost } from '@guong/core/testing/tasks-in';
import { perform, type Actor } from '@guong/core/usecase';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';

let house: FoundedHouse;
let register: Register;
let hand: PageHand;
let directive: string;
let above: string;
let below: string;
beforeEach(async () => {
  house = await foundedHouse();
  register = await registerIn(house);
  hand = pageHand(house.app);
  [directive, above, below] = await chainIn(house, register);
});
const post = (path: string, fields: Fields) => hand.post(house.office, path, fields);
const sound = (path: string, headers = {}) => hand.soundPage(house.office, path, headers);
const asking = (units: readonly string[], more: Readonly<Record<string, string>> = {}): Fields => [
  ...Object.entries({ requiredType: 'KH', task: 'Ban hành kế hoạch', dueOn: '25/08/2023', keepPast: 'true', ...more }),
  ...units.map((unitId) => ['unitIds[]', unitId] as const),
];
const doorOf = async (path: string): Promise<string> =>
  /href="(\/directives\/obligations\/[0-9a-f-]{36})"/.exec(await sound(path))?.[1] ?? '';
const unit = async (code: string): Promise<string> => {
  const made = { code, name: `Chi bộ ${code}`, kind: 'cell', parentId: house.rootUnitId, fromOn: FOUNDED_ON };
  return valueOf(await perform(house.app, house.office, org.createUnit, made)).id;
};

test('an officer asks units, sees who is late, and answers: own document, another way, let off, taken back', async () => {
  expect(await sound('/directives')).toContain('Chưa giao việc triển khai nào');
  const at = `/directives/${above}`;
  expect(await sound(`${at}/oblige?kind=cell`)).toContain('checked');
  expect((await post(`${at}/obligations`, asking([]))).status).toBe(422);
  const ticked = await (await post(`${at}/obligations`, [...asking([house.rootUnitId]), ['tick', 'cell']])).text();
  expect(ticked).toContain('value="Ban hành kế hoạch"');
  expect(ticked.match(/ checked/g)).toHaveLength(3);
  const others = [await unit('CB02'), await unit('CB03')];
  const asked = await post(`${at}/obligations`, asking([house.rootUnitId, house.cellId, ...others]));
  expect([ledTo(asked), saidBy(asked)]).toEqual([at, 'Đã giao cho 4 đơn vị']);
  expect(await sound(at)).toContain('quá hạn 1.185 ngày');
  expect(await sound('/directives')).toContain('4 chưa làm');
  expect(await sound('/directives/holes')).toContain('Đảng ủy phường Hoa Gạo: Ban hành kế hoạch');

  const door = await doorOf(`${at}/units/${house.rootUnitId}`);
  await sound(door);
  expect(await sound(`${door}/draft`)).toContain('Mẫu có sẵn của hệ thống');
  const begun = await post(`${door}/drafts`, []);
  expect([ledTo(begun), saidBy(begun)]).toEqual([`${door}/draft`, 'Đã lập dự thảo; bấm vào tên tệp để tải']);
  const draft = /href="([^"]+\/drafts\/[0-9a-f-]{36})"/.exec(await sound(`${door}/draft`))?.[1] ?? '';
  const taken = await hand.get(house.office, draft);
  expect(taken.headers.get('content-disposition')).toBe('attachment; filename="du-thao-kh-186-kh-qu.docx"');
  const own = await sound(`${door}/own`);
  expect(own).toContain('Triển khai 186-KH/QU: Triển khai Chỉ thị 24');
  const paper = { issuerId: register.own, symbol: '196-KH/ĐU', issuedOn: '30/08/2023', title: 'Triển khai 186' };
  expect((await post(`${door}/own`, Object.entries(paper))).status).toBe(422);
  const issued = await post(`${door}/own`, Object.entries({ ...paper, isPlain: 'true' }));
  expect([ledTo(issued), saidBy(issued)]).toEqual([door, 'Đã đăng ký và ghi là văn bản triển khai']);
  expect(await sound(at)).toContain('196-KH/ĐU · trễ 5 ngày');
  expect(await sound('/today')).not.toContain('/directives/obligations/');
  expect(await sound(`${door}/document`)).toContain('195-KH/ĐU');
  const chosen = await post(`${door}/document`, [['ownDocumentId', below]]);
  expect(saidBy(chosen)).toBe('Đã ghi văn bản triển khai');
  expect(await sound(at)).toContain('195-KH/ĐU · trễ 6 ngày');

  const cell = await doorOf(`${at}/units/${house.cellId}`);
  expect(await sound(`${cell}/own`)).toContain('chưa có trong danh sách cơ quan ban hành');
  await sound(`${cell}/otherwise`);
  const held = (doneOn: string): Fields => [
    ['doneOn', doneOn],
    ['reason', 'hội nghị học tập'],
  ];
  expect((await post(`${cell}/otherwise`, held('01/01/2020'))).status).toBe(422);
  expect(saidBy(await post(`${cell}/otherwise`, held('24/08/2023')))).toBe('Đã ghi việc đã làm');
  const [off, wrong] = [await doorOf(`${at}/units/${others[0] ?? ''}`), await doorOf(`${at}/units/${others[1] ?? ''}`)];
  await sound(`${off}/exempt`);
  expect((await post(`${off}/exempt`, [['reason', 'x']])).status).toBe(422);
  expect(saidBy(await post(`${off}/exempt`, [['reason', 'theo kế hoạch quận']]))).toBe('Đã miễn');
  await sound(`${wrong}/withdraw`);
  const back = await post(`${wrong}/withdraw`, [['reason', 'giao nhầm đơn vị']]);
  expect([ledTo(back), saidBy(back)]).toEqual([at, 'Đã thôi giao']);
  const page = await sound(at);
  for (const words of ['<small>/3</small>', '24/08/2023 · 4 ngày', 'miễn']) expect(page).toContain(words);
  expect(await sound(`${at}/list?cover=late`)).toContain('195-KH/ĐU');
  // The figure says 2 of 3, and its link opens the two that were done: not the one that was let off.
  const done = await sound(`${at}/list?of=this&cover=done`);
  expect(page).toContain(`${at}/list?of=this&amp;cover=done`);
  expect(done.match(/\/directives\/obligations\//g)).toHaveLength(2);
});

test('whoever heads a unit finds among what waits today what is asked of it, and reads it; who heads another one does not', async () => {
  const { post: seat } = await tasksIn(house);
  const head = await seat('Bí thư chi bộ', { isHead: true, isLeader: true });
  const deputy = await seat('Phó bí thư chi bộ', { isLeader: true });
  const other = await seat('Bí thư chi bộ 2', { isHead: true, isLeader: true, unitId: await unit('CB02') });
  await post(`/directives/${above}/obligations`, asking([house.cellId]));
  const today = (who: HeldPost) => hand.soundPage(who.actor, '/today');
  const door = /href="(\/directives\/obligations\/[0-9a-f-]{36})"[^>]*>Mở</.exec(await today(head))?.[1] ?? '';
  const one = await hand.soundPage(head.actor, door);
  expect([one.includes('Việc giao cho Chi bộ 1'), one.includes(`${door}/own`)]).toEqual([true, false]);
  for (const who of [deputy, other]) expect(await today(who)).not.toContain('/directives/obligations/');
});

test('the matrix of a year with more duties than fit in words, in Vietnamese and English, and as a file', async () => {
  for (const requiredType of ['KH', 'BC', 'CT', 'NQ', 'HD', 'TB', 'CV', 'QĐ', 'KL']) {
    await post(`/directives/${above}/obligations`, asking([house.rootUnitId, house.cellId], { requiredType }));
  }
  const page = await sound('/directives/matrix?year=2023');
  expect(page).toContain('matrix dense');
  expect(page).toContain('!99');
  expect(await sound(`/directives/matrix/units/${house.cellId}?year=2023`)).toContain('Chi bộ 1: Ban hành kế hoạch');
  expect(await sound('/directives/matrix', IN_ENGLISH)).toContain('No unit has been asked yet');
  expect(await sound('/directives?year=2023', IN_ENGLISH)).toContain('Matrix of 2023');
  const csv = await hand.get(house.office, '/directives/matrix/export?year=2023&format=csv');
  expect(await csv.text()).toContain('"Chi bộ 1";"0/9"');
  const xlsx = await hand.get(house.office, `/directives/${above}/export?format=xlsx`);
  expect(xlsx.headers.get('content-disposition')).toBe('attachment; filename="ma-tran-trien-khai.xlsx"');
  expect((await hand.get(house.office, '/directives/matrix/export?format=pdf')).status).toBe(404);
});

test('the chain is drawn and listed from any of its documents, with the days between and from end to end', async () => {
  await post(
    `/directives/${below}/obligations`,
    asking([house.cellId], { dueOn: '15/09/2023', task: 'Hội nghị học tập' }),
  );
  const door = await doorOf(`/directives/${below}/units/${house.cellId}`);
  await post(`${door}/otherwise`, [
    ['doneOn', '12/09/2023'],
    ['reason', 'hội nghị học tập, quán triệt'],
  ]);
  for (const documentId of [directive, above, below]) {
    const page = await sound(`/directives/${documentId}/chain`);
    for (const words of ['36 ngày từ đầu đến cuối chuỗi', '13 ngày', '11 ngày', '12 ngày', '<svg']) {
      expect(page).toContain(words);
    }
  }
  const lone = await register.enter(register.own, '9-TB/ĐU', { issuedOn: '2024-01-02' });
  expect(await sound(`/directives/${lone}/chain`)).toContain('Chưa nối với văn bản nào');
  expect(await sound('/directives/orphans')).toContain('09-TB/ĐU');
  expect(await sound(`/documents/${lone}`)).toContain(`/directives/${lone}/chain`);
});

test('who holds no post sees nothing of it; who is not of the office reads but does not write', async () => {
  await post(`/directives/${above}/obligations`, asking([house.cellId]));
  const door = await doorOf(`/directives/${above}`);
  const holder = house.actorWith([]);
  expect((await hand.get(holder, door)).status).toBe(200);
  expect((await hand.get(holder, `${door}/otherwise`)).status).toBe(403);
  expect((await hand.get(holder, `/directives/${above}/oblige`)).status).toBe(403);
  expect((await hand.post(holder, `${door}/exempt`, [['reason', 'tự miễn cho mình']])).status).toBe(403);
  const member: Actor = { ...holder, holdings: [] };
  expect((await hand.get(member, '/directives')).status).toBe(403);
  expect((await hand.get(house.office, '/directives/no-id')).status).toBe(404);
});

test('a day that has passed is asked about before every unit is overdue at once; nothing typed is lost', async () => {
  const at = `/directives/${above}`;
  const typed = asking([house.cellId]).filter(([name]) => name !== 'keepPast');
  const refused = await post(`${at}/obligations`, typed);
  const text = await refused.text();
  expect([refused.status, text.includes('Hạn này đã qua'), text.includes('name="keepPast"')]).toEqual([
    422,
    true,
    true,
  ]);
  expect(text).toContain('value="Ban hành kế hoạch"');
  expect(text).toContain('Đang chọn 1 đơn vị.');
  expect(text).toContain('Đơn vị không có người như vậy thì chưa ai được báo');
  expect(await sound(at)).toContain('Chưa giao việc này cho đơn vị nào');
  const kept = await post(`${at}/obligations`, asking([house.cellId]));
  expect(saidBy(kept)).toBe('Đã giao cho 1 đơn vị');
  expect(await sound('/directives')).toContain('quá hạn từ 25/08/2023');
  const ahead = asking([house.cellId], { requiredType: 'BC', dueOn: '30/11/2026' }).filter(
    ([name]) => name !== 'keepPast',
  );
  expect((await post(`${at}/obligations`, ahead)).status).toBe(303);
});

test('each figure of the matrix opens the rows that it counts', async () => {
  const at = `/directives/${above}`;
  await post(`${at}/obligations`, asking([house.rootUnitId, house.cellId]));
  await post(`${at}/obligations`, asking([house.cellId], { requiredType: 'BC', dueOn: '01/10/2023' }));
  const page = await sound(at);
  expect(page).toContain(`href="${at}/units/${house.cellId}?of=this">0/2</a>`);
  expect(page).toContain(`href="${at}/list?of=this&amp;cover=done">0/3</a>`);
  expect(page).toContain(`href="${at}/list?of=this&amp;type=BC">0/1</a>`);
  expect(await sound(`${at}/list?of=this&cover=done`)).toContain('Con số này đang là 0');
  const rows = await sound(`${at}/list?of=this&type=KH`);
  expect(rows.match(/\/directives\/obligations\//g)).toHaveLength(2);
  expect(rows.indexOf('Chi bộ 1')).toBeLessThan(rows.indexOf('Đảng ủy phường'));
  expect(await sound('/directives/matrix?year=2023')).toContain(`href="${at}/list?of=this&amp;type=KH">0/2</a>`);
});

test('a document that leads nowhere has its next step beside it, for the office alone', async () => {
  const lone = await register.enter(register.city, '31-CT/TU', { issuedOn: '2024-01-02' });
  const own = await register.enter(register.own, '9-TB/ĐU', { issuedOn: '2024-01-02' });
  expect(await sound('/directives/holes')).toContain(`href="/directives/${lone}/oblige"`);
  expect(await sound('/directives/orphans')).toContain(`href="/documents/${own}/link"`);
  const holder = house.actorWith([]);
  expect(await hand.soundPage(holder, '/directives/holes')).not.toContain('/oblige"');
});
