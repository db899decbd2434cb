import { org } from '../../modules/org/index.ts';
import type { FoundedHouse } from '../founded-house.ts';
import type { Tell } from './telling.ts';

const HEADER = 'STT;Họ và tên;Ngày sinh;Chức vụ;Đơn vị;Thành phần';
const csv = (...lines: readonly string[]) => ({
  fileName: 'danh-sach.csv',
  mediaType: 'text/csv',
  bytes: new Uint8Array(new TextEncoder().encode([HEADER, ...lines].join('\n'))),
});

/** Two lists: one is brought in, one is ordered, fails and is given up. */
export async function lists({ office, system }: FoundedHouse, tell: Tell): Promise<void> {
  const good = csv('1;Lê Thị Gạo;1970;Tổ trưởng;TDP 1;Khách', '2;Lê Thị Nếp;1971;Tổ phó;TDP 1;Khách');
  const { importId } = await tell(office, org.startImport, { kind: 'roll', file: good });
  const mapping = { name: 2, birth: 3, post: 4, unit: 5, category: 6 };
  await tell(office, org.remapImport, { importId, mapping });
  const decisions = [{ rowNo: 2, answer: 'different' }];
  await tell(office, org.decideDuplicates, { importId, decisions, leaveOutBlocked: true });
  await tell(office, org.confirmImport, { importId });
  await tell(system, org.carryOutImport, { importId });
  await tell(office, org.import, { importId });
  await tell(office, org.imports);
  await tell(office, org.importReport, { importId });
  await tell(office, org.exportPeople, { format: 'csv' });
  const second = csv('1;Ngô Văn Lúa;1960;Tổ trưởng;TDP 2;Khách');
  const other = (await tell(office, org.startImport, { kind: 'roll', file: second })).importId;
  await tell(office, org.confirmImport, { importId: other });
  await tell(system, org.failImport, { importId: other, failure: 'Hồ sơ đã thay đổi giữa chừng.' });
  await tell(office, org.discardImport, { importId: other });
}
