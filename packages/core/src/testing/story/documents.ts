import { document } from '../../modules/document/index.ts';
import type { FoundedHouse } from '../founded-house.ts';
import type { Tell } from './telling.ts';

const isPlain = true;
const reason = 'ghi lại cho đúng văn bản';

/** Everything the office does with documents, once: the chain of a directive, two plans and what changes them. */
export async function documents({ office, rootUnitId }: FoundedHouse, tell: Tell): Promise<void> {
  const issuer = async (code: string, name: string, more: object): Promise<string> =>
    (await tell(office, document.addIssuer, { code, name, ...more })).id;
  const city = await issuer('TU', 'Thành ủy Sông Hồng', { isSuperior: true });
  const own = await issuer('ĐU', 'Đảng ủy phường Hoa Gạo', { unitId: rootUnitId });
  const paper = { issuerId: city, symbol: '24-CT/TU', issuedOn: '2023-08-07', title: 'Tăng cường kỷ luật', isPlain };
  const { id: above } = await tell(office, document.register, paper);
  const plan = { issuerId: own, symbol: '195-KH/ĐU', issuedOn: '2023-08-31', title: 'Triển khai Chỉ thị 24', isPlain };
  const { id: below } = await tell(office, document.register, plan);
  const cites = await tell(office, document.link, { fromId: below, toId: above, kind: 'cites' });
  await tell(office, document.withdrawLink, { linkId: cites.id, reason });
  await tell(office, document.link, { fromId: below, toId: above, kind: 'implements' });
  await tell(office, document.find, { query: 'tang cuong' });
  await tell(office, document.one, { documentId: below });
  await tell(office, document.issuers);
  await tell(office, document.nextNumber, { issuerId: own, type: 'KH' });
}
