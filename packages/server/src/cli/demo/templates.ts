import { document } from '@guong/core/document';
import { dayOf } from '@guong/core/kernel';
import type { DemoWard } from './found-ward.ts';
import { act, type Hand } from './hands.ts';

/** The report template of the ward: in force, with a draft begun on it for what waits; and a template of plans not published. */
export async function seedTemplates(ward: DemoWard): Promise<void> {
  const hand: Hand = { app: ward.app, as: ward.office };
  const report = await upload(hand, ward.rootUnitId, { code: 'Mẫu BC-01', type: 'BC' });
  const reason = 'Thống nhất thể thức báo cáo của phường';
  await act(hand, document.publishTemplate, { templateId: report, fromOn: dayOf(ward.app.clock()), reason });
  await upload(hand, ward.rootUnitId, { code: 'Mẫu KH-01', type: 'KH' });
  const [waiting] = (await act(hand, document.waiting)).obligations;
  if (waiting) await act(hand, document.startDraft, { obligationId: waiting.obligationId });
}

interface Wanted {
  readonly code: string;
  readonly type: string;
}
async function upload(hand: Hand, unitId: string, { code, type }: Wanted): Promise<string> {
  const kind = { type, family: 'party' };
  const file = { ...(await act(hand, document.starterTemplate, kind)), fileName: `mau-${type.toLowerCase()}-01.docx` };
  return (await act(hand, document.uploadTemplate, { code, ...kind, unitId, file, isPlain: true })).id;
}
