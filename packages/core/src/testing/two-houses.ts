import type { z } from 'zod';
import type { Result } from '../kernel/index.ts';
import { deliverJob, document } from '../modules/document/index.ts';
import { org } from '../modules/org/index.ts';
import { perform, type AnyUseCase } from '../usecase/index.ts';
import { foundIn, foundedHouse, valueOf, type FoundedHouse } from './founded-house.ts';
import { chainIn, registerIn } from './register.ts';
import { smallPdf } from './small-pdf.ts';

type Asking = <U extends AnyUseCase>(useCase: U, raw?: object) => Promise<Result<z.output<U['output']>>>;
type Doing = <U extends AnyUseCase>(useCase: U, raw?: object) => Promise<z.output<U['output']>>;

/** Two committees of one installation, one above the other, and the plan that the one above sends down. */
export interface TwoHouses {
  readonly district: FoundedHouse;
  readonly ward: Awaited<ReturnType<typeof foundIn>>;
  /** The unit of the district that keeps its own house. */
  readonly wardUnitId: string;
  /** "186-KH/QU" in the register of the district. */
  readonly plan: string;
  /** The office above and the office below, which may be refused. */
  readonly above: Asking;
  readonly below: Asking;
  /** The same where it must succeed. */
  readonly doAbove: Doing;
  readonly doBelow: Doing;
  /** From now on the unit receives in its own house. */
  readonly join: () => Promise<void>;
  /** Does every job of delivery that waits; answers how many. */
  readonly carry: () => Promise<number>;
  /** Asks the unit for a document of a type. */
  readonly ask: (requiredType?: string) => Promise<void>;
  /** Adds a file to the plan; answers its id. */
  readonly attach: (text: string, fileName?: string) => Promise<string>;
  /** The unit issues a document of its own below as the answer to what waits for it there; answers its id. */
  readonly issueBelow: (symbol: string) => Promise<string>;
  /** Adds a file to a document below; answers its id. */
  readonly attachBelow: (documentId: string, fileName?: string) => Promise<string>;
  /** The obligation of the unit above, withdrawn ones left out. */
  readonly obligationAbove: (requiredType: string) => Promise<string>;
  /** How far the messages about the plan are: `file delivered`. */
  readonly states: () => Promise<string[]>;
}

/** Founds both and registers the plan; nothing is joined yet. */
export async function twoHouses(): Promise<TwoHouses> {
  const district = await foundedHouse();
  const ward = await foundIn(district, district.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  const above: Asking = (useCase, raw = {}) => perform(district.app, district.office, useCase, raw) as never;
  const below: Asking = (useCase, raw = {}) => perform(district.app, ward.office, useCase, raw) as never;
  const doAbove: Doing = async (useCase, raw) => valueOf(await above(useCase, raw));
  const doBelow: Doing = async (useCase, raw) => valueOf(await below(useCase, raw));
  const unit = { code: 'P02', name: 'Đảng bộ phường Sông Hồng', kind: 'ward_committee', fromOn: '2025-07-01' };
  const { id: wardUnitId } = await doAbove(org.createUnit, { ...unit, parentId: district.rootUnitId });
  const [, plan] = await chainIn(district, await registerIn(district));
  const hands = { district, ward, wardUnitId, plan, above, below, doAbove, doBelow };
  return { ...hands, ...sending(hands), ...answering(hands) };
}

function answering({ district, ward, doBelow }: Pick<TwoHouses, 'district' | 'ward' | 'doBelow'>) {
  return {
    async issueBelow(symbol: string) {
      const own = { code: 'ĐU', name: 'Đảng ủy phường Sông Hồng', unitId: ward.rootUnitId };
      const known = (await doBelow(document.issuers)).issuers.find(({ name }) => name === own.name);
      const issuerId = known?.issuerId ?? (await doBelow(document.addIssuer, own)).id;
      const { obligations } = await doBelow(document.waiting);
      const asked = obligations.find(({ requiredType }) => symbol.includes(`-${requiredType}/`));
      const paper = { issuerId, symbol, issuedOn: '2023-09-04', title: `Văn bản ${symbol}`, isPlain: true };
      return (await doBelow(document.issueOwn, { obligationId: asked?.obligationId, ...paper })).id;
    },
    async attachBelow(documentId: string, fileName = 'tra-loi.pdf') {
      const file = { fileName, mediaType: 'application/pdf', bytes: smallPdf(fileName) };
      const raw = { documentId, kind: 'scan', file, isPlain: true };
      return valueOf(await perform(district.app, ward.office, document.attach, raw)).id;
    },
  };
}

function sending({
  district,
  wardUnitId,
  plan,
  doAbove,
}: Pick<TwoHouses, 'district' | 'wardUnitId' | 'plan' | 'doAbove'>) {
  return {
    async join() {
      const raw = { unitId: wardUnitId, childTenantId: district.otherTenantId };
      valueOf(await perform(district.app, district.system, document.joinUnit, raw));
    },
    carry: () => district.runJobs([deliverJob]),
    async ask(requiredType = 'KH') {
      const asked = { documentId: plan, requiredType, task: 'Ban hành văn bản', dueOn: '2027-01-01' };
      await doAbove(document.oblige, { ...asked, unitIds: [wardUnitId] });
    },
    async attach(text: string, fileName = 'ke-hoach.pdf') {
      const file = { fileName, mediaType: 'application/pdf', bytes: smallPdf(text) };
      return (await doAbove(document.attach, { documentId: plan, kind: 'scan', file, isPlain: true })).id;
    },
    async obligationAbove(requiredType: string) {
      const { obligations } = await doAbove(document.asked, { unitId: wardUnitId, year: 2023 });
      return obligations.find((one) => one.requiredType === requiredType)?.obligationId ?? '';
    },
    async states() {
      const { outgoing } = await doAbove(document.deliveries, { documentId: plan });
      return outgoing.map(({ kind, state }) => `${kind} ${state}`);
    },
  };
}

/** The plan as it stands in the house below, with what came along. Throws when nothing has arrived. */
export async function paperBelow({ doBelow }: Pick<TwoHouses, 'doBelow'>) {
  const [found] = (await doBelow(document.find, { query: '186-KH/QU' })).documents;
  if (!found) throw new Error('nothing has arrived');
  const { documentId } = found;
  const one = await doBelow(document.one, { documentId });
  const { arrivals } = await doBelow(document.deliveries, { documentId });
  const [arrival] = arrivals;
  if (!arrival) throw new Error('it came from nowhere');
  const asks = new Map(arrival.asks.map((ask) => [ask.requiredType, ask]));
  const files = arrival.files.map(
    (file) => `${file.name} ${file.hasArrived ? 'here' : 'awaited'}${file.isWithdrawn ? ' withdrawn' : ''}`,
  );
  return { ...one, asks, files: files.sort(), names: one.attachments.map(({ name }) => name).sort() };
}
