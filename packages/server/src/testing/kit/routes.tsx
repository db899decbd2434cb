import type { VNode } from 'preact';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, publicHtml, refreshAfter } from '../../web/html.tsx';
import type { Room } from '../../web/rooms.ts';
import { ConfirmPage, JobPage } from '../../web/ui/index.ts';
import { FormsPage } from './forms-page.tsx';
import { PartsPage } from './parts-page.tsx';
import { PublicPage } from './public-page.tsx';
import { TodayPage } from './today-page.tsx';
import { VoterPage } from './voter-page.tsx';

const confirm = (
  <ConfirmPage
    title="Đóng hòm phiếu đợt I/2022?"
    crumbs={[{ href: '/kit', label: 'Lấy ý kiến góp ý' }]}
    consequences={[
      'Không ai gửi phiếu được nữa; 15 người đã nhận phiếu mà chưa gửi sẽ không gửi được.',
      'Bảng niêm yết khóa lại ở 187 phiếu; ban kiểm phiếu có thể mở hòm.',
      'Biên bản ghi giờ đóng và tên người đóng.',
    ]}
    action="/kit/close"
    doIt="Đóng hòm phiếu"
    cancelHref="/kit"
  />
);

/** Every page of the kit by its name: tests walk this list, `/kit` shows them. */
export const KIT_PAGES: Readonly<Record<string, { readonly page: VNode; readonly isPublic?: true }>> = {
  '': { page: <PartsPage /> },
  today: { page: <TodayPage /> },
  forms: { page: <FormsPage values={{}} errors={{}} /> },
  errors: {
    page: (
      <FormsPage
        values={{ title: '<b>Đợt "I" & II</b>', heldOn: '31/02/2022', opensAt: '10/05/2022 25:00' }}
        errors={{
          heldOn: 'Ngày này không có trong lịch',
          opensAt: 'Nhập giờ từ 00:00 đến 23:59',
          kind: 'Chọn loại phiếu',
        }}
      />
    ),
  },
  confirm: { page: confirm },
  job: { page: <JobPage title="Đang lập danh sách nhận phiếu" step="" done={120} of={202} refreshSeconds={3} /> },
  voter: { page: <VoterPage /> },
  public: { page: <PublicPage />, isPublic: true },
};

const NAV = [
  ['/kit/today', 'Việc hôm nay', 'Today', true],
  ['/directives', 'Chỉ đạo, kế hoạch', 'Directives', false],
  ['/meetings', 'Sinh hoạt, hội nghị', 'Meetings', true],
  ['/reviews', 'Tự soi, tự sửa', 'Self-review', false],
  ['/kit', 'Lấy ý kiến góp ý', 'Feedback', true],
  ['/petitions', 'Đối thoại, kiến nghị', 'Petitions', false],
  ['/reports', 'Báo cáo', 'Reports', false],
] as const;

/** The kit's own room; mounted by tests only, never part of the product. */
export const KIT_ROOM: Room = {
  path: '/kit',
  nav: NAV.map(([href, vi, en, isTab]) => ({
    href,
    label: { vi, en },
    isTab,
    isFor: (actor) => actor.kind === 'person',
  })),
  pages: () => {
    const room = newRoom();
    const show = (c: WebContext, name: string) => {
      const entry = KIT_PAGES[name];
      if (!entry) return c.notFound();
      if (name === 'job') refreshAfter(c, 3);
      return entry.isPublic ? publicHtml(c, entry.page) : html(c, entry.page);
    };
    room.get('/', (c) => show(c, ''));
    room.get('/:name', (c) => show(c, c.req.param('name')));
    return room;
  },
};
