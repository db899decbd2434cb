/** What is said in the demonstration: our own words, of invented people. */

/** The agenda of the conference. */
export const AGENDA = [
  { title: 'Khai mạc, điểm danh', minutes: 5 },
  { title: 'Quán triệt Chỉ thị 24-CT/TU và kế hoạch của cấp trên', minutes: 20, presenter: 'Báo cáo viên' },
  { title: 'Liên hệ của các đồng chí ủy viên', minutes: 40 },
  { title: 'Thảo luận giải pháp', minutes: 30 },
  { title: 'Chỉ đạo của cấp trên, tiếp thu của chủ trì', minutes: 10 },
  { title: 'Kết luận', minutes: 10, presenter: 'Chủ trì' },
];

interface DemoOpinion {
  /** Which of those present speaks; a guest when left out. */
  readonly personIndex?: number;
  readonly speaker?: string;
  readonly kind: string;
  readonly topic: string;
  readonly text: string;
}
/** Thirteen opinions, three of them papers. */
export const OPINIONS: readonly DemoOpinion[] = [
  {
    personIndex: 1,
    kind: 'paper',
    topic: 'Nêu gương',
    text: 'Người đứng đầu làm trước, nói sau; lịch tiếp dân niêm yết cả quý.',
  },
  {
    personIndex: 12,
    kind: 'paper',
    topic: 'Trật tự đô thị',
    text: 'Mỗi tuyến phố có một người chịu trách nhiệm và một số điện thoại.',
  },
  {
    personIndex: 14,
    kind: 'paper',
    topic: 'Giải quyết kiến nghị',
    text: 'Chia kiến nghị theo từng việc, mỗi việc một người nhận.',
  },
  {
    personIndex: 3,
    kind: 'comment',
    topic: 'Thông báo kết luận',
    text: 'Thực hiện kết luận còn chậm vì không ghi rõ người làm.',
  },
  { personIndex: 26, kind: 'proposal', topic: 'Kết luận', text: 'Đề nghị mỗi kết luận ghi rõ người làm và ngày xong.' },
  {
    personIndex: 30,
    kind: 'comment',
    topic: 'Sinh hoạt chi bộ',
    text: 'Chi bộ ít người cần biên bản ngắn, một trang.',
  },
  { personIndex: 33, kind: 'comment', topic: 'Vệ sinh', text: 'Ngõ 7 dọn sạch được nhờ phân công từng nhà.' },
  {
    personIndex: 37,
    kind: 'proposal',
    topic: 'Tiếp dân',
    text: 'Đề nghị tiếp dân cả buổi tối thứ năm cho người đi làm.',
  },
  { personIndex: 40, kind: 'comment', topic: 'Đùn đẩy', text: 'Việc giáp ranh hai tổ thường không ai nhận.' },
  { personIndex: 45, kind: 'comment', topic: 'Báo cáo', text: 'Số liệu báo cáo nên mở ra được từng dòng.' },
  { personIndex: 50, kind: 'comment', topic: 'Học tập', text: 'Người vắng cần được học bù trong tháng.' },
  {
    speaker: 'Đại diện Quận ủy Sông Hồng',
    kind: 'guidance',
    topic: 'Chỉ đạo',
    text: 'Chọn ba việc làm ngay, báo cáo trong ba mươi ngày.',
  },
  { personIndex: 2, kind: 'reply', topic: 'Tiếp thu', text: 'Ban Thường vụ tiếp thu, giao việc ngay tại hội nghị.' },
];

/** Conclusions with the six clear things; each becomes a task. */
export const CONCLUSIONS = [
  {
    what: 'Niêm yết lịch tiếp dân cả quý tại 12 nhà văn hóa',
    responsibility: 'Chịu trách nhiệm trước Ban Thường vụ về lịch và người tiếp',
    product: 'Lịch tiếp dân đã niêm yết, ảnh chụp từng nơi',
    authority: 'Quyết định lịch sau khi thống nhất với các tổ dân phố',
    ownerIndex: 1,
    dueInDays: 10,
  },
  {
    what: 'Phân công từng tuyến phố, công khai số điện thoại người phụ trách',
    responsibility: 'Chịu trách nhiệm về trật tự trên các tuyến được giao',
    product: 'Bảng phân công, thông báo tới từng tổ',
    authority: 'Huy động lực lượng của phường trong phạm vi tuyến phố',
    ownerIndex: 4,
    dueInDays: 20,
  },
];

/** What two members of the cell have said so far. */
export const CELL_OPINIONS = [
  'Đường ngõ 12 đã sửa xong, đề nghị chi bộ cảm ơn các hộ hiến đất.',
  'Đề nghị tháng tới bàn việc chăm sóc người già sống một mình.',
];
