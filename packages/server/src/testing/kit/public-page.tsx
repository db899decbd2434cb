import { Card, DivergingBar, ItemList, Item, Numbers, Page, Pill } from '../../web/ui/index.ts';

const LEVELS = ['Tốt', 'Khá', 'Trung bình', 'Chưa đạt'];

/** What a citizen reads of a leader. */
export const PublicPage = () => (
  <Page
    title="Kế hoạch tu dưỡng, rèn luyện năm 2022"
    audience="public"
    crumbs={[
      { href: '/', label: 'Người đứng đầu' },
      { href: '/leader', label: 'Bí thư Đảng ủy' },
    ]}
    lead={
      <>
        Niêm yết 28/04/2022 · bản 2, <a href="/diff">xem khác gì bản 1</a> · dấu văn bản <code>5e1f 90ac 22d7</code>
      </>
    }
  >
    <ItemList>
      <Item
        title="1. Tiếp dân đúng lịch, ít nhất 2 ngày mỗi tháng"
        facts={<a href="/days">8 buổi tiếp dân</a>}
        action={<Pill tone="good">đã làm 8/8 ngày</Pill>}
      />
      <Item
        title="2. Mọi kết luận giao việc đều rõ người, rõ hạn"
        facts={<a href="/tasks">44 nhiệm vụ</a>}
        action={<Pill tone="warn">41/44 việc đủ 6 rõ</Pill>}
      />
      <Item
        title="3. Trả lời kiến nghị trong 10 ngày làm việc"
        facts={<a href="/petitions">131 kiến nghị</a>}
        action={<Pill tone="late">12/131 quá hạn</Pill>}
      />
    </ItemList>
    <Numbers
      figures={[
        { value: 201, of: 202, unit: 'phiếu hợp lệ' },
        { value: 593, of: 608, unit: 'kiến nghị đã trả lời', href: '/petitions' },
      ]}
    />
    <Card title="Lấy ý kiến góp ý bằng phiếu kín, đợt I/2022">
      <DivergingBar
        caption="Bốn tiêu chí gộp, 804 câu trả lời"
        rowHeading="Người được góp ý"
        id="leader"
        levels={LEVELS}
        blankLabel="Để trống"
        rows={[
          {
            id: 'secretary',
            label: 'Bí thư Đảng ủy phường',
            base: 804,
            decimals: 1,
            cells: [518, 190, 67, 25].map((count) => ({ span: 1, count })),
            blank: 4,
          },
        ]}
      />
      <p>
        <a href="/items">Từng tiêu chí</a> · <a href="/minutes">biên bản kiểm phiếu</a> ·{' '}
        <a href="/verify">tự kiểm chứng</a>
      </p>
    </Card>
  </Page>
);
