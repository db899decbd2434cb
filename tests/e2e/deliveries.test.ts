import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { document as papers } from '@guong/core/document';
import { org } from '@guong/core/org';
import { paperBelow, twoHouses, type TwoHouses } from '../../packages/core/src/testing/two-houses.ts';
import { openStage, type Stage } from './ballot-stage.ts';
import { lookedAt } from './looked-at.ts';

// Two committees before one browser: what the office above sees of a document that has arrived in part, and what the office
// below sees of one that was taken back; sending again by the keyboard.

let houses: TwoHouses;
let stage: Stage;
beforeAll(async () => {
  houses = await twoHouses();
  stage = await openStage(houses.district);
});
afterAll(() => stage.close());

const pageOf = async (actor: TwoHouses['district']['office'], path: string): Promise<Page> => {
  const page = await (await stage.device(actor)).newPage();
  await page.goto(`${stage.mainOrigin}${path}`);
  return page;
};

/** The ward cannot take the second file now: its document is full. Another ward is not there at all. */
async function halfSent(): Promise<string> {
  const { district, join, ask, carry, attach, doAbove, plan } = houses;
  await join();
  await attach('Ke hoach 186', 'Kế hoạch 186 (bản ký).pdf');
  await ask();
  await ask('BC');
  await carry();
  const { documentId } = await paperBelow(houses);
  await sql`insert into document.attachment (tenant_id, attachment_id, document_id, kind, file_id, name, media_type, size,
      sha256, has_text, is_withdrawn)
    select ${district.otherTenantId}, gen_random_uuid(), ${documentId}, 'scan', gen_random_uuid(), 'cu.pdf', 'application/pdf',
      1, repeat('0', 64), false, true from generate_series(1, 30)`.execute(district.ownerDb);
  await attach('Phu luc', 'Phụ lục phân công nhiệm vụ.pdf');
  const unit = { code: 'P03', name: 'Đảng bộ phường Bạch Đằng', kind: 'ward_committee', fromOn: '2025-07-01' };
  const { id } = await doAbove(org.createUnit, { ...unit, parentId: district.rootUnitId });
  const nowhere = crypto.randomUUID();
  await sql`insert into document.subordinate values (${district.tenantId}, ${id}, ${nowhere})`.execute(
    district.ownerDb,
  );
  const asked = { documentId: plan, requiredType: 'KH', task: 'Ban hành kế hoạch', dueOn: '2027-01-01', unitIds: [id] };
  await doAbove(papers.oblige, asked);
  await carry();
  await sql`update document.message set state = 'given_up', tries = 12, next_at = null, ended_at = made_at
    where to_tenant_id = ${nowhere} and kind = 'file'`.execute(district.ownerDb);
  return documentId;
}

test(
  'a document that arrived in part, sent again by the keyboard; one that was taken back, as the receiver sees it',
  { timeout: 120_000 },
  async () => {
    const { district, ward, plan, carry, doAbove, obligationAbove } = houses;
    const received = await halfSent();
    const above = await pageOf(district.office, `/documents/${plan}`);
    await lookedAt(above, 'sent');
    const traffic = await pageOf(district.office, '/documents/deliveries');
    await lookedAt(traffic, 'traffic');

    await sql`delete from document.attachment where tenant_id = ${district.otherTenantId} and name = 'cu.pdf'`.execute(
      district.ownerDb,
    );
    const again = above.getByRole('button', { name: 'Gửi lại' }).last();
    await again.focus();
    await again.press('Enter');
    await above.getByText('Đã xếp gửi lại').waitFor();
    await carry();
    await above.reload();
    expect(await above.locator('main').innerText()).toContain('3/3 phần đã tới');

    const reason = 'trùng với việc đã giao trong quý';
    await doAbove(papers.exempt, { obligationId: await obligationAbove('BC'), reason });
    await doAbove(papers.withdraw, { documentId: plan, reason: 'ban hành nhầm phụ lục, sẽ gửi bản khác' });
    await carry();
    const below = await pageOf(ward.office, `/documents/${received}`);
    expect(await below.locator('main').innerText()).toContain('đã được Đảng ủy phường Hoa Gạo thu hồi');
    await lookedAt(below, 'received');
  },
);
