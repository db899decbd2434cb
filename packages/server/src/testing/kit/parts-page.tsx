import {
  Card,
  Columns,
  DivergingBar,
  DefinitionList,
  EmptyState,
  FileDownload,
  LinkButton,
  Notice,
  Numbers,
  Page,
  Pager,
  Pill,
  PrintLink,
  Progress,
  StageLine,
  Table,
  type ScaleRow,
} from '../../web/ui/index.ts';

const CRUMBS = [
  { href: '/kit', label: 'Lấy ý kiến góp ý' },
  { href: '/kit?year=2022', label: '2022' },
];
const STAGES = [
  { label: 'Chuẩn bị', note: '28/04' },
  { label: 'Trao khóa', note: '3 người giữ' },
  { label: 'Đang bỏ phiếu', note: 'còn 12 phút' },
  { label: 'Kiểm phiếu', note: 'cần 2/3 khóa' },
  { label: 'Công bố' },
];
const GROUPS = [
  { name: 'Ban Chấp hành Đảng bộ', listed: 15, issued: 15 },
  { name: 'Bí thư chi bộ trực thuộc', listed: 32, issued: 32 },
  { name: 'Cán bộ, công chức, người lao động', listed: 61, issued: 46 },
  { name: 'Tổ trưởng tổ dân phố', listed: 47, issued: 47 },
  { name: 'Trưởng ban công tác Mặt trận', listed: 47, issued: 12 },
];
const LEVELS = ['Tốt', 'Khá', 'Trung bình', 'Chưa đạt'];
const ROW = { base: 201, decimals: 1, blank: 0, cells: [] } as const;
const RATED: readonly ScaleRow[] = [
  {
    ...ROW,
    id: '1',
    label: 'Nói đi đôi với làm',
    cells: [142, 42, 11, 4].map((count) => ({ span: 1, count })),
    blank: 2,
  },
  {
    ...ROW,
    id: '2',
    label: 'Trách nhiệm trước công việc được giao',
    cells: [179, 22].map((count) => ({ span: 2, count })),
    reason: 'Gộp mức vì ít phiếu mà có mức rất ít hoặc gần hết người chọn.',
  },
  { ...ROW, id: '3', label: 'Gần dân, giải quyết kiến nghị', words: 'từ hai phần ba trở lên đạt mức tốt' },
  {
    ...ROW,
    id: '4',
    label: 'Gương mẫu, kỷ luật',
    words: 'không công bố',
    reason: 'Không công bố vì nhóm dưới 10 người.',
  },
];

const Issued = () => (
  <Card title="Phát phiếu theo thành phần" aside={<a href="/kit/roll">Danh sách nhận phiếu</a>}>
    <Table
      caption="Phát phiếu theo thành phần, 5 nhóm"
      isCaptionHidden
      keyOf={(row) => row.name}
      rows={GROUPS}
      columns={[
        { label: 'Thành phần', cell: (row) => row.name },
        { label: 'Danh sách', isFigure: true, cell: (row) => row.listed },
        { label: 'Phát ra', isFigure: true, cell: (row) => row.issued },
        {
          label: 'Tiến độ',
          isWideOnly: true,
          cell: (row) => <Progress label={`Tiến độ ${row.name}`} value={row.issued} of={row.listed} isLabelHidden />,
        },
      ]}
      footer={['Cộng', 202, 152, '']}
    />
    <Pager page={2} perPage={5} shown={5} total={1563} hrefOf={(page) => `/kit?page=${page.toString()}`} />
    <Notice>
      Hệ thống biết ai đã nhận phiếu, không biết ai đã bỏ phiếu nào: phiếu được niêm phong trên máy người bỏ và không
      mang tên, giờ hay địa chỉ.
    </Notice>
  </Card>
);

const Committee = () => (
  <Card title="Ban kiểm phiếu" aside={<Pill tone="good">đủ 3/3 khóa</Pill>}>
    <DefinitionList
      facts={[
        { term: 'Trưởng ban', value: <Pill tone="good">đã nhận khóa</Pill> },
        { term: 'Ủy viên 1', value: <Pill tone="warn">chờ nhận</Pill> },
        { term: 'Ủy viên 2', value: <Pill tone="late">quá hạn</Pill> },
      ]}
    />
    <p class="muted">Mở hòm phiếu cần 2 trong 3 người.</p>
  </Card>
);

const Board = () => (
  <Card title="Bảng niêm yết" aside={<Pill tone="info">187 phiếu</Pill>}>
    <p>Dấu bảng lúc này</p>
    <code>8f3c 19ae 44d0 7b21 · e0c9 5512 9a6f 03bd</code>
    <p>
      <FileDownload href="/kit/board" label="Tải bảng niêm yết" kind="JSON" bytes={1_240_000} />
    </p>
  </Card>
);

/** Everything that shows records: figures, stages, tables, charts, pills, notices. */
export const PartsPage = () => (
  <Page
    title="Góp ý việc tu dưỡng, rèn luyện của người đứng đầu phường, đợt I/2022"
    crumbs={CRUMBS}
    lead={
      <>
        Theo <a href="/kit/doc">Kế hoạch 104-KH/QU</a> · 2 người được góp ý · hội trường Trung tâm văn hóa phường,
        10/05/2022
      </>
    }
    actions={
      <>
        <PrintLink />
        <LinkButton href="/kit/confirm" weight="primary">
          Đóng hòm phiếu…
        </LinkButton>
      </>
    }
  >
    <StageLine stages={STAGES} now={2} label="Các bước của đợt" />
    <Numbers
      figures={[
        { value: 202, unit: 'trong danh sách' },
        { value: 202, unit: 'phiếu phát ra', href: '/kit/roll' },
        { value: 187, of: 202, unit: 'phiếu thu về' },
        { value: 'Khớp', unit: '202 = 201 + 1 + 0', tone: 'good' },
      ]}
    />
    <Columns lead={<Issued />} side={[<Committee key="committee" />, <Board key="board" />]} />
    <Card title="Bí thư Đảng ủy phường">
      <DivergingBar
        id="rated"
        blankLabel="Để trống"
        caption="Kết quả theo từng tiêu chí, 201 phiếu hợp lệ"
        rowHeading="Tiêu chí"
        levels={LEVELS}
        rows={RATED}
      />
    </Card>
    <Notice tone="good">Đã trao khóa cho 3 người.</Notice>
    <Notice tone="warn">Còn 12 phút nữa hòm phiếu đóng; 15 người đã nhận phiếu chưa gửi.</Notice>
    <Notice tone="late">Hạn trả lời kiến nghị đã qua 6 ngày.</Notice>
    <EmptyState title="Chưa có ý kiến nào" action={<LinkButton href="/kit/forms">Ghi ý kiến đầu tiên</LinkButton>}>
      Ý kiến ghi tại hội nghị sẽ hiện ở đây, theo thứ tự phát biểu.
    </EmptyState>
  </Page>
);
