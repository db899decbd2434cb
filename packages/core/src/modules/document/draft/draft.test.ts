import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { obligedIn } from '../../../testing/register.ts';
import { officeText } from '../../../platform/index.ts';
import { perform } from '../../../usecase/index.ts';
import { document } from '../index.ts';
import { draftPaper } from './draft-paper.ts';

let house: FoundedHouse;
let obligationId: string;
beforeEach(async () => {
  house = await foundedHouse();
  obligationId = await obligedIn(house);
});
const draft = async () => {
  const { id: draftId } = valueOf(await perform(house.app, house.office, document.startDraft, { obligationId }));
  return perform(house.app, house.office, document.draftOwn, { draftId });
};

test('the draft stands in the layout of the unit, rests on the chain above by symbol and day, and has its usual parts', async () => {
  const { fileName, bytes } = valueOf(await draft());
  expect(fileName).toBe('du-thao-kh-186-kh-qu.docx');
  const text = officeText(bytes);
  for (const words of [
    'ĐẢNG ỦY PHƯỜNG HOA GẠO',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    '-KH/ĐU',
    'KẾ HOẠCH',
    'Căn cứ Chỉ thị số 24-CT/TU ngày 07/08/2023 của Thành ủy Sông Hồng',
    'Căn cứ Kế hoạch số 186-KH/QU ngày 20/08/2023 của Quận ủy Sông Hồng',
    'III. Tổ chức thực hiện',
    'Quận ủy Sông Hồng (báo cáo)',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('(ký, ghi rõ họ tên)\n');
});

test('what is asked must be there; a state body gets the layout of the state, and room for number and day', async () => {
  const other = await perform(house.app, house.office, document.startDraft, { obligationId: house.rootUnitId });
  expect(other).toMatchObject({ fault: { code: 'not_found' } });
  const paper = draftPaper({
    ...{ type: 'BC', issuer: { name: 'Ủy ban nhân dân phường Hoa Gạo', code: 'UBND' }, superior: '', grounds: [] },
    ...{ nextSymbol: '12/BC-UBND', subject: 'công tác quý IV', task: 'Báo cáo', dueOn: '2026-12-20' },
    ...{ signer: { title: 'Chủ tịch', name: 'Trần Văn Đò' }, now: new Date('2026-11-22T02:00:00Z') },
  });
  expect(paper.body.letterhead).toMatchObject({ family: 'state', number: '', symbol: 'BC/UBND' });
  expect(paper.body.letterhead.placeAndDate).toBe('Hoa Gạo, ngày … tháng … năm 2026');
  expect(paper.body.signatures.chair).toEqual({ office: 'CHỦ TỊCH', name: 'Trần Văn Đò' });
});
