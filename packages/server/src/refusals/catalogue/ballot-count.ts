import type { Sentences } from './sentences.ts';

/** A sealed round: issuing, casting, closing, opening, counting, publishing, answering, destroying. */
export const BALLOT_COUNT = {
  'Hòm phiếu không mở.': 'The box is not open.',
  'Lá phiếu này đã được bỏ với nội dung khác; lá bỏ trước được giữ.':
    'This ballot was cast before with other content; the earlier one is kept.',
  'Bản kê không cho đóng hòm phiếu trước giờ đã ghi.':
    'The manifest does not allow the box to close before the time it names.',
  'Máy này không giữ khóa hòm chờ; cần ban kiểm phiếu mở bản gửi giữ trước khi đóng.':
    'This machine does not hold the key of the waiting box; the count committee must open the deposited copy before closing.',
  'Các lá phiếu niêm phong chỉ công bố sau khi đóng hòm.': 'Sealed ballots are public only after the box has closed.',
  'Chưa đến giờ bỏ phiếu ghi trong bản kê.': 'It is not yet the casting time that the manifest names.',
  'Chữ ký không khớp với số phiếu đã phát': 'The signature does not match the number of ballots issued',
  'Chữ ký không khớp với lệnh mở hòm phiếu': 'The signature does not match the order to open the box',
  'Không có lệnh hủy nào chờ ký: đợt hủy trước khi niêm phong, hoặc lệnh đã được ký.':
    'No annulment waits to be signed: the round was annulled before it was sealed, or the annulment is signed already.',
  'Chữ ký không khớp với lệnh hủy': 'The signature does not match the annulment',
  'Lệnh đóng đã được ký.': 'The closing is signed already.',
  'Chữ ký không khớp với bảng niêm yết': 'The signature does not match the public log',
  'Khóa bàn kiểm phiếu không đúng dạng': 'The key of the counting desk does not have the right form',
  'Trưởng ban cần ký số phiếu sau khi đóng hòm trước đã.':
    'First the head of the committee must sign the number of ballots after closing.',
  'Chọn công bố hoặc giữ lại': 'Choose to publish or to keep back',
  'Ghi chỗ cần che': 'Enter the passage to be covered',
  'Chỗ che quá dài': 'The covered passage is too long',
  'Nhiều nhất 20 chỗ che': 'At most 20 covered passages',
  'Ghi lý do che (ít nhất 5 ký tự); lý do này hiện công khai':
    'Give the reason for covering it (at least 5 characters); this reason is public',
  'Không có đoạn “{0}” trong ý kiến này; hãy chép nguyên văn':
    'The passage “{0}” is not in this comment; copy it word for word',
  'Dưới {0} phiếu hợp lệ: ý kiến bằng lời không được công bố nên không duyệt.':
    'Fewer than {0} valid ballots: comments are not published and therefore not judged.',
  'Ý kiến này đã được hai người đọc duyệt.': 'Two readers have judged this comment already.',
  'Bạn đã đọc ý kiến này; cần một ủy viên khác đọc.':
    'You have read this comment; another member of the committee must read it.',
  'không đúng dạng': 'it does not have the right form',
  'không viết theo dạng chuẩn': 'it is not written in the canonical form',
  'thuộc đợt khác': 'it belongs to another round',
  'thuộc bảng niêm yết khác': 'it belongs to another public log',
  'số phiếu thu về khác số phiếu trên bảng niêm yết':
    'the number of ballots collected differs from the number on the public log',
  'nội dung hoặc mức khác với phiếu': 'its questions or levels differ from those of the ballot',
  'các con số không cộng khớp': 'its figures do not add up',
  'tổng các nhóm khác tổng chung': 'the sum of the groups differs from the whole',
  'Chưa có kết quả chờ ký.': 'No result waits to be signed yet.',
  'Chữ ký không khớp với kết quả': 'The signature does not match the result',
  'Thiếu kết quả': 'The result is missing',
  'Kết quả quá lớn': 'The result is too large',
  'Ý kiến quá dài': 'A comment is too long',
  'Gói kiểm lại không đúng dạng': 'The recount package does not have the right form',
  'Kết quả không khớp với hòm phiếu này: {0}': 'The result does not match this box: {0*}',
  'Kết quả đã nộp; chờ ban kiểm phiếu ký.':
    'The result was handed in; it waits for the signatures of the count committee.',
  'Có ý kiến cho người không được góp ý ở đợt này': 'There is a comment about somebody who is no subject of this round',
  'Thiếu gói kiểm lại niêm phong tới người giám sát': 'The recount package sealed to the auditor is missing',
  'Gói kiểm lại phải niêm phong tới người giám sát của đợt này':
    'The recount package must be sealed to the auditor of this round',
  'Gói mảnh khóa không đúng dạng': 'The package of the key share does not have the right form',
  'Trưởng ban chưa lập bàn kiểm phiếu.': 'The head of the committee has not set up the counting desk yet.',
  'Bàn kiểm phiếu đã đổi khóa; hãy tải lại trang và nộp lại.':
    'The counting desk has changed its key; reload the page and hand it in again.',
  'Bản kê không cho kết thúc phát phiếu trước giờ đã ghi.':
    'The manifest does not allow issuing to end before the time it names.',
  'Nhóm {0} chỉ có {1} phiếu phát ra: không đủ người để giữ kín.':
    'Group {0} has only {1} {1:ballot|ballots} issued: not enough people to keep them secret.',
  'Chưa đến giờ phát phiếu ghi trong bản kê.': 'It is not yet the issuing time that the manifest names.',
  'Giá trị che không đúng dạng': 'The blinded value does not have the right form',
  'Giá trị che không hợp lệ': 'The blinded value is not valid',
  'Đã hết giờ phát phiếu.': 'The time of issuing is over.',
  'Phiếu của đồng chí đã được phát trên máy khác. Hãy dùng đúng máy đó hoặc tệp khôi phục.':
    'Your ballot was issued to another device. Use that device, or the recovery file.',
  'Hôm nay đã nhắc một lần; ngày mai mới nhắc được lần nữa.':
    'A reminder was sent today; the next can be sent tomorrow.',
  'Mọi người trong danh sách đã nhận phiếu.': 'Everybody on the roll has received a ballot.',
  'Bàn kiểm phiếu không nộp gói kiểm lại, hoặc gói đã hủy theo quyết định.':
    'The counting desk handed in no recount package, or it was destroyed by decision.',
  'Đợt này chưa công bố.': 'This round is not published yet.',
  'Đợt này quá ít phiếu nên không công bố gói số liệu.':
    'This round has too few ballots, so its bundle of figures is not published.',
  'Gói kiểm lại đã niêm phong tới người giám sát; chỉ người đó mở được.':
    'The recount package is sealed to the auditor; only the auditor can open it.',
  'Chọn biên bản cần xác nhận': 'Choose the minutes to confirm',
  'Biên bản này không phải bản lập sau cùng; hãy đọc bản mới rồi xác nhận.':
    'These are not the latest minutes; read the new ones, then confirm.',
  'Đợt này chưa có kết quả kiểm phiếu.': 'This round has no counted result yet.',
  'Kết quả đang lưu không khớp với hòm phiếu; hãy báo Ủy ban kiểm tra.':
    'The stored result does not match the box; tell the inspection commission.',
  'Kết quả đang lưu không phải là kết quả mà ban kiểm phiếu đã ký; hãy báo Ủy ban kiểm tra.':
    'The stored result is not the one that the count committee signed; tell the inspection commission.',
  'Phép đối chiếu {0} không khớp ({1}): {2}. Hãy làm rõ trước khi tiếp tục.':
    'Equation {0} does not hold ({1*}): {2}. Clear it up before going on.',
  'Từng nội dung, cộng cả {0} nội dung: các mức + để trống = hợp lệ':
    'each question, all {0} added up: levels + blank = valid',
  'số, ký hiệu quyết định hủy': 'the number and symbol of the decision to destroy',
  'lý do hủy': 'the reason for destroying',
  'Phiếu niêm phong được giữ {0} tháng sau công bố; chỉ hủy từ ngày {1}.':
    'Sealed ballots are kept for {0} months after publication; they can be destroyed only from {1}.',
  'Nhiều nhất {0} ký tự': 'At most {0} characters',
  'Nhập địa danh ghi trên biên bản': 'Enter the place name that the minutes bear',
  'Nhập chức danh người chủ trì': 'Enter the title of whoever presides',
  'Nhiều nhất 10 người chứng kiến': 'At most 10 witnesses',
  'Nhiều nhất 30 mục': 'At most 30 entries',
  'Kết thúc kiểm phiếu phải sau khi bắt đầu': 'Counting must end after it begins',
  'Kết thúc kiểm phiếu không thể sau lúc lập biên bản': 'Counting cannot end after the minutes are drawn up',
  'Chọn PDF hoặc DOCX': 'Choose PDF or DOCX',
  'Chưa lập danh sách người bỏ phiếu nên chưa in được.': 'There is no roll yet, so it cannot be printed.',
  'Tám từ của đợt chỉ có sau khi niêm phong; khi đó mới in được tờ niêm yết.':
    'The eight words of the round exist only after sealing; then the poster can be printed.',
  'Sự việc dài quá 1000 ký tự': 'The incident is longer than 1,000 characters',
  'Kết quả chưa đủ chữ ký của ban kiểm phiếu.': 'The result does not have all signatures of the count committee yet.',
  'Lần công bố đầu không có sự việc': 'The first publication has no incident',
  'Công bố lại phải ghi số và nội dung sự việc (ít nhất 10 ký tự)':
    'Publishing again must name the number and content of the incident (at least 10 characters)',
  'Ghi việc sẽ thay đổi (ít nhất 5 ký tự)': 'Say what will change (at least 5 characters)',
  'Nhập ngày, ví dụ 31/12/2026': 'Enter a day, for example 31/12/2026',
  'Ghi phần tiếp thu (ít nhất 10 ký tự)': 'Say what you take up (at least 10 characters)',
  'Nhiều nhất 20 việc': 'At most 20 things',
  'Chỉ trả lời kết quả đã công bố.': 'Only a published result can be answered.',
  'Ghi ít nhất một việc sẽ thay đổi kèm thời hạn, hoặc giải trình vì sao chưa có':
    'Name at least one thing that will change and by when, or explain why there is none yet',
  'Thời hạn không được ở trong quá khứ': 'The day cannot be in the past',
  'Chọn cách chia trang': 'Choose how pages are divided',
  'Tên cần tìm quá dài': 'The name to look for is too long',
} satisfies Sentences;
