import type { Doorman } from '../http/doorman.ts';
import type { Power } from '@guong/core/usecase';

const TENANT = '00000000-0000-4000-8000-000000000001';

/** A doorman who lets everybody in as the same fictional officer with these powers. */
export const doormanFor =
  (...powers: readonly Power[]): Doorman =>
  () =>
    Promise.resolve({
      actor: {
        kind: 'person',
        tenantId: TENANT,
        personId: '00000000-0000-4000-8000-0000000000a1',
        accountId: '00000000-0000-4000-8000-0000000000a2',
        holdings: [{ holdingId: TENANT, unitId: TENANT, postTitle: 'Văn phòng Đảng ủy', powers }],
        verifiedAt: new Date('2026-11-22T01:58:00Z'),
        factors: 2,
      },
      visitor: { name: 'Nguyễn Thị Hoa Gạo', unitName: 'Đảng bộ phường Hoa Gạo', postTitle: 'Văn phòng Đảng ủy' },
    });
