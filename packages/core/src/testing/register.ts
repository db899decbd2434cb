import { document } from '../modules/document/index.ts';
import { perform } from '../usecase/index.ts';
import { valueOf, type FoundedHouse } from './founded-house.ts';

/** The chain of the pilot, in our own words: a directive, two plans that carry it out one below the other. */
export interface Register {
  readonly city: string;
  readonly district: string;
  readonly own: string;
  /** Registers a document and answers its id. */
  readonly enter: (issuerId: string, symbol: string, more: Readonly<Record<string, unknown>>) => Promise<string>;
}

/** The three bodies of a chain, and a hand that registers. */
export async function registerIn({ app, office, rootUnitId }: FoundedHouse): Promise<Register> {
  const add = async (code: string, name: string, more: object): Promise<string> =>
    valueOf(await perform(app, office, document.addIssuer, { code, name, ...more })).id;
  return {
    city: await add('TU', 'Thành ủy Sông Hồng', { isSuperior: true }),
    district: await add('QU', 'Quận ủy Sông Hồng', { isSuperior: true }),
    own: await add('ĐU', 'Đảng ủy phường Hoa Gạo', { unitId: rootUnitId }),
    enter: async (issuerId, symbol, more) => {
      const paper = { issuerId, symbol, title: `Văn bản ${symbol}`, isPlain: true, ...more };
      return valueOf(await perform(app, office, document.register, paper)).id;
    },
  };
}

/** The committee is asked by the plan from above for a plan of its own; answers the id of the obligation. */
export async function obligedIn(house: FoundedHouse, task = 'Ban hành kế hoạch triển khai'): Promise<string> {
  const [, documentId] = await chainIn(house, await registerIn(house));
  const asked = { documentId, requiredType: 'KH', task, dueOn: '2026-12-20', unitIds: [house.rootUnitId] };
  valueOf(await perform(house.app, house.office, document.oblige, asked));
  const { obligations } = valueOf(await perform(house.app, house.office, document.obligations, { documentId }));
  return obligations[0]?.obligationId ?? '';
}

/** The three documents of the chain, linked. */
export async function chainIn(house: FoundedHouse, register: Register): Promise<readonly [string, string, string]> {
  const { city, district, own, enter } = register;
  const directive = await enter(city, '24-CT/TU', {
    issuedOn: '2023-08-07',
    title: 'Tăng cường kỷ luật, kỷ cương, trách nhiệm trong giải quyết công việc',
    isPublic: true,
  });
  const above = await enter(district, '186-KH/QU', { issuedOn: '2023-08-20', title: 'Triển khai Chỉ thị 24' });
  const below = await enter(own, '195-KH/ĐU', { issuedOn: '2023-08-31', title: 'Triển khai Kế hoạch 186' });
  for (const [fromId, toId] of [
    [above, directive],
    [below, above],
  ]) {
    valueOf(await perform(house.app, house.office, document.link, { fromId, toId, kind: 'implements' }));
  }
  return [directive, above, below];
}
