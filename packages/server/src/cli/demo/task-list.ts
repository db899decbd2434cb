/** How far a task of the demonstration has come. */
export type Reached =
  'proposed' | 'assigned' | 'accepted' | 'in_progress' | 'submitted' | 'returned' | 'done' | 'cancelled';

/** One task of the demonstration; days count from today. */
export interface DemoTask {
  readonly what: string;
  readonly product: string;
  /** The head of the n-th cell, or one of the committee members who have a card (`member`). */
  readonly owner: { readonly cell: number } | { readonly member: number };
  readonly dueIn: number;
  /** When it was given out, and when its result was handed in (for those that were). */
  readonly from: number;
  readonly doneOn?: number;
  readonly reached: Reached;
  /** Stands under the first task. */
  readonly isPart?: boolean;
}

/** Tasks in every state: on time, late, overdue by much and by little, due soon, waiting to be judged, given back. */
export const DEMO_TASKS: readonly DemoTask[] = [
  {
    what: 'Rà soát, cập nhật danh sách hộ có hoàn cảnh khó khăn toàn phường',
    product: 'Báo cáo tổng hợp kèm danh sách từng tổ dân phố',
    owner: { member: 0 },
    dueIn: 12,
    from: -20,
    reached: 'in_progress',
  },
  ...[1, 2, 3].map((cell) => ({
    what: `Rà soát hộ có hoàn cảnh khó khăn trên địa bàn Chi bộ ${cell.toString()}`,
    product: 'Danh sách có xác nhận của tổ trưởng',
    owner: { cell },
    dueIn: cell === 3 ? 2 : -3,
    from: -18,
    doneOn: cell === 1 ? -5 : -1,
    reached: cell === 3 ? ('accepted' as const) : ('done' as const),
    isPart: true,
  })),
  {
    what: 'Lập kế hoạch sinh hoạt chuyên đề quý I năm sau',
    product: 'Dự thảo kế hoạch trình Ban Thường vụ',
    owner: { member: 1 },
    dueIn: -9,
    from: -20,
    reached: 'accepted',
  },
  {
    what: 'Niêm yết lịch tiếp dân cả quý tại nhà văn hóa các tổ dân phố',
    product: 'Ảnh niêm yết tại 12 nhà văn hóa',
    owner: { cell: 4 },
    dueIn: -2,
    from: -15,
    reached: 'in_progress',
  },
  {
    what: 'Tổng hợp ý kiến góp ý của nhân dân về dự án thoát nước ngõ 12',
    product: 'Bảng tổng hợp ý kiến và hướng giải quyết',
    owner: { member: 0 },
    dueIn: 3,
    from: -12,
    doneOn: -1,
    reached: 'submitted',
  },
  {
    what: 'Báo cáo kết quả học tập chuyên đề năm',
    product: 'Báo cáo theo mẫu của Đảng ủy',
    owner: { cell: 2 },
    dueIn: 5,
    from: -10,
    doneOn: -2,
    reached: 'returned',
  },
  {
    what: 'Chuẩn bị tài liệu hội nghị Ban Chấp hành tháng sau',
    product: 'Bộ tài liệu gửi đại biểu trước ba ngày',
    owner: { member: 2 },
    dueIn: 14,
    from: -3,
    reached: 'assigned',
  },
  {
    what: 'Tổ chức ngày chủ nhật xanh tại khu tập thể đầu cầu',
    product: 'Biên bản và ảnh buổi lao động',
    owner: { cell: 1 },
    dueIn: 20,
    from: -4,
    reached: 'cancelled',
  },
  {
    what: 'Xây dựng quy chế phối hợp giữa chi bộ và ban công tác Mặt trận',
    product: '',
    owner: { cell: 3 },
    dueIn: 30,
    from: -2,
    reached: 'proposed',
  },
];
