import type { Sentences } from './sentences.ts';

/** Lists brought in: the table, its rows, what is decided about them. */
export const IMPORT = {
  'Từ lúc xem trước, hồ sơ của {0} đã thay đổi. Hãy đọc lại tệp rồi xác nhận lại.':
    'Since the preview the record of {0} has changed. Read the file again, then confirm again.',
  'Còn {0} dòng có lỗi. Hãy sửa tệp rồi gửi lại, hoặc chọn bỏ các dòng này.':
    '{0} {0:row still has|rows still have} a fault. Correct the file and send it again, or choose to leave them out.',
  'Còn {0} dòng chưa rõ là ai. Hãy trả lời từng dòng trước.':
    'Of {0} {0:row|rows} it is not clear who is meant. Answer each of them first.',
  'Không còn dòng nào để ghi.': 'There is no row left to write.',
  'Người này không còn trong tổ chức': 'This person is no longer in the organisation',
  'Chọn một dòng ở phía trên': 'Choose a row further up',
  'Người đã xác nhận không còn quyền nhập danh sách, nên chưa ghi dòng nào. Người khác của văn phòng có thể xác nhận lại.':
    'Whoever confirmed it may no longer bring in lists, so no row was written. Somebody else of the office can confirm it again.',
  'Không ghi được lần nhập này.': 'This import could not be written.',
  'Chọn loại danh sách': 'Choose the kind of list',
  'Chọn cột': 'Choose the column',
  'Chọn cột họ và tên': 'Choose the column of full names',
  'Cột này đã chọn ở trên': 'This column was chosen above',
  'Chọn tệp danh sách': 'Choose the file of the list',
  'Chọn một câu trả lời': 'Choose an answer',
  'Ngày sinh nằm ngoài khoảng từ năm 1900 đến hôm nay.':
    'The day of birth does not lie between the year 1900 and today.',
  'Ô có lỗi công thức {0}.': 'The cell has the formula error {0}.',
  'Số này có nhiều cách đọc; hãy viết ngày sinh dạng 12/09/1975.':
    'This number can be read in several ways; write the day of birth like 12/09/1975.',
  'Trang “{0}” có tiêu đề nhưng không có dòng nào bên dưới.': 'The sheet “{0}” has a heading but no rows below it.',
  'Danh sách dài quá 25.000 dòng. Hãy chia thành nhiều tệp.':
    'The list is longer than 25,000 rows. Divide it into several files.',
  'Không nhận ra cột họ và tên. Hãy đặt tiêu đề cột là “Họ và tên” rồi gửi lại.':
    'The column of full names was not recognised. Give it the heading “Họ và tên”, then send it again.',
  'Bảng không có cột này': 'The table has no such column',
  'Không tìm thấy dòng tiêu đề trong 20 dòng đầu. Bảng cần một dòng có ít nhất “Họ và tên” và một cột khác như “Ngày sinh”, “Đơn vị”, “Thành phần”.':
    'No heading was found in the first 20 rows. The table needs a row with at least “Họ và tên” and another column such as “Ngày sinh”, “Đơn vị”, “Thành phần”.',
  'Tệp không có trang này': 'The file has no such sheet',
  'Dòng này đang ẩn trong tệp.': 'This row is hidden in the file.',
  'Ô {0} có công thức: lấy kết quả đã lưu trong tệp.':
    'Cell {0} has a formula: the result stored in the file is taken.',
  'Dài quá {0} ký tự.': 'Longer than {0} characters.',
  '“{0}” chỉ có một chữ: hãy xem lại họ và tên.': '“{0}” is only one word: look at the full name again.',
  'Thiếu họ và tên.': 'The full name is missing.',
  '“{0}” không phải là họ và tên.': '“{0}” is not a full name.',
  '“{0}” có chữ số hoặc ký hiệu lạ.': '“{0}” has digits or strange signs.',
  '“{0}” có chữ không đọc được.': '“{0}” has letters that cannot be read.',
  'Thiếu thành phần.': 'The category is missing.',
  'Lần nhập này đã xác nhận hoặc đã bỏ, không sửa được nữa. Hãy gửi tệp lại từ đầu.':
    'This import was confirmed or discarded and can no longer be changed. Send the file again from the beginning.',
  'Tệp đã gửi không đọc lại được. Hãy gửi lại tệp.': 'The file cannot be read again. Send it once more.',
  'Bảng lấy từ trang “{0}”, tiêu đề ở dòng {1}.': 'The table is taken from the sheet “{0}”, its heading from row {1}.',
  'Trang “{0}” ({1} dòng) không được đọc.': 'The sheet “{0}” ({1} {1:row|rows}) is not read.',
  'Trang ẩn “{0}” ({1} dòng) không được đọc.': 'The hidden sheet “{0}” ({1} {1:row|rows}) is not read.',
  'Trang này đang ẩn trong tệp.': 'This sheet is hidden in the file.',
  'Bảng mã của tệp được đoán là {0}: hãy xem kỹ dấu tiếng Việt trước khi xác nhận.':
    'The encoding of the file is guessed to be {0}: look closely at the diacritics before you confirm.',
  'Khi xác nhận sẽ lập {0} thành phần mới: {1}.': 'On confirming, {0} new {0:category|categories} will be made: {1}.',
  'Khi xác nhận sẽ lập {0} đơn vị mới: {1}.': 'On confirming, {0} new {0:unit|units} will be made: {1}.',
  '{0} và {1} tên khác': '{0} and {1} {1:other|others}',
  'Dòng {0}, cột “{1}”: {2}': 'Row {0}, column “{1*}”: {2*}',
  'Dòng {0}, cột “{1}” (ô {2}): {3}': 'Row {0}, column “{1*}” (cell {2}): {3*}',
  'không hiểu “{0}”, bỏ qua ô này.': '“{0}” is not understood; this cell is passed over.',
  'Ô thành phần trống: lấy tên nhóm “{0}”.':
    'The cell of the category is empty: the name of the group, “{0}”, is taken.',
  'Họ và tên': 'Full name',
  'Ngày sinh': 'Day of birth',
  'Giới tính': 'Sex',
  'Chức vụ': 'Post',
  'Đơn vị': 'Unit',
  'Chi bộ sinh hoạt': 'Party cell',
  'Diện đảng viên': 'Kind of Party member',
  'Thành phần': 'Category',
  'chữ TCVN3 (.VnTime)': 'TCVN3 letters (.VnTime)',
  'chữ VNI': 'VNI letters',
  'bảng mã đoán theo chữ': 'encoding guessed from the letters',
  'dấu tổ hợp': 'combining marks',
  'khoảng trắng thừa': 'needless spaces',
  'ký tự ẩn': 'characters that nobody sees',
  'dấu nháy ở đầu': 'apostrophe at the beginning',
  'chữ hoa toàn bộ': 'all in capitals',
  'cách viết ngày': 'way of writing a day',
  'số ngày của bảng tính': 'number of a day in a spreadsheet',
  'cách viết': 'spelling',
  'chưa rõ ngày sinh': 'day of birth not known',
  'ngày sinh {0}': 'born on {0}',
  'năm sinh {0}': 'born in {0}',
  'dòng {0}: {1}': 'row {0}: {1}',
  'Đang đối chiếu với những người đã có': 'Comparing with the people who are there already',
  'Đã đối chiếu, đang ghi người mới': 'Compared; writing the new people',
  'Đã ghi người, đang ghi đơn vị và chức danh': 'People written; writing units and posts',
  'Đã ghi đơn vị và chức danh, đang ghi thành phần': 'Units and posts written; writing categories',
  'Đang ghi kết quả từng dòng': 'Writing what became of each row',
  'Đã thêm {0} người mới, nhận ra {1} người đã có.': '{0} new {0:person|people} added, {1} recognised.',
} satisfies Sentences;
