/** The figures of a sealed round. */
interface Sealing {
  readonly subjects: number;
  readonly voters: number;
  readonly members: number;
  readonly threshold: number;
}

const vi = {
  loading: 'Đang xem có gì chờ ký…',
  nothing: 'Lúc này không có gì chờ đồng chí ký.',
  already: 'Đồng chí đã ký. Đang chờ các ủy viên khác.',
  inPlaceOfHead: (threshold: number) =>
    `Việc này do trưởng ban kiểm phiếu ký. Chỉ ký thay khi trưởng ban vắng mặt: cần ${threshold} ủy viên cùng ký.`,
  badManifest: 'Bản kê không khớp với tên của đợt. Đừng ký; hãy báo trưởng ban.',
  wrongKey: 'Khóa này không phải khóa của đồng chí trong bản kê của đợt này.',
  badClose:
    'Số phiếu hoặc dấu ghi trong lệnh đóng không khớp với bảng niêm yết mà máy này vừa tính lại. Đừng ký; hãy báo trưởng ban.',
  whatTitle: 'Nội dung sẽ ký',
  fingerprint: 'Đọc to tám chữ nhận dạng, cả ban so với nhau:',
  heard: 'Cả ban đã đọc to và nghe đúng tám chữ này',
  hearFirst: 'Đánh dấu ô trên rồi mới mở khóa để ký. Nghe khác một chữ thì đừng ký; hãy báo trưởng ban.',
  keyTitle: 'Mở khóa để ký',
  sign: 'Ký bằng khóa của tôi',
  signing: 'Đang ký…',
  doneTitle: 'Đã ký',
  done: (signed: number, needed: number) => `Đã có ${signed}/${needed} chữ ký cần thiết.`,
  doneOne: 'Chữ ký đã được ghi lên bảng niêm yết.',
  back: 'Về trang ban kiểm phiếu',
  reload: 'Xem lại',
  SEALED: ({ subjects, voters, members, threshold }: Sealing) =>
    `Niêm phong đợt lấy phiếu: ${subjects} người được góp ý, ${voters} người trong danh sách, ban kiểm phiếu ${members} người, cần ${threshold} người cùng mở hòm. Sau khi đủ chữ ký, không ai sửa được nữa.`,
  'ISSUE-CLOSED': (issued: number) => `Kết thúc phát phiếu: đã phát ${issued} phiếu. Từ nay không phát thêm phiếu nào.`,
  'CAST-OPEN': 'Mở hòm phiếu: từ lúc ký, hòm nhận phiếu.',
  CLOSE: (ballots: number) =>
    `Đóng hòm phiếu với ${ballots} phiếu thu về. Máy này đã tính lại dấu của bảng niêm yết và thấy khớp.`,
  RESULT: (words: string) =>
    `Kết quả kiểm phiếu có dấu: ${words}. So tám chữ này với màn hình của bàn kiểm phiếu trước khi ký.`,
  ANNULLED: (reason: string) =>
    `Đợt này đã hủy. Bảng niêm yết kết thúc bằng lệnh hủy, ghi lý do: “${reason}”. Không phiếu nào được đếm.`,
};
/** Words of signing in either language. */
export const TEXT = {
  vi,
  en: {
    loading: 'Looking for what waits to be signed…',
    nothing: 'Nothing waits for your signature now.',
    already: 'You have signed. Waiting for the other members.',
    inPlaceOfHead: (threshold: number) =>
      `The head of the committee signs this. Sign in his place only if he is absent: ${threshold} members must sign.`,
    badManifest: 'The manifest does not match the name of the round. Do not sign; tell the head.',
    wrongKey: 'This key is not yours in the manifest of this round.',
    badClose:
      'Count or root in the order to close do not match the log that this device has just recomputed. Do not sign; tell the head.',
    whatTitle: 'What will be signed',
    fingerprint: 'Read the eight words aloud and compare:',
    heard: 'All of us have read and heard these same eight words',
    hearFirst: 'Tick the box above before you open your key. If one word differs, do not sign; tell the head.',
    keyTitle: 'Open your key to sign',
    sign: 'Sign with my key',
    signing: 'Signing…',
    doneTitle: 'Signed',
    done: (signed: number, needed: number) => `${signed} of ${needed} signatures needed.`,
    doneOne: 'The signature stands on the log.',
    back: 'Back to the committee page',
    reload: 'Look again',
    SEALED: ({ subjects, voters, members, threshold }: Sealing) =>
      `Sealing the round: ${subjects} subjects, ${voters} voters on the roll, a committee of ${members}, of whom ${threshold} together open the box. With enough signatures nobody can change it.`,
    'ISSUE-CLOSED': (issued: number) => `Handing out ends: ${issued} ballots were handed out. No more from now on.`,
    'CAST-OPEN': 'The box opens: from this signature on it takes ballots.',
    CLOSE: (ballots: number) =>
      `The box closes with ${ballots} ballots. This device has recomputed the root of the log and it matches.`,
    RESULT: (words: string) =>
      `The result has the mark: ${words}. Compare the eight words with the counting station before you sign.`,
    ANNULLED: (reason: string) =>
      `This round is annulled. The log ends with the order to annul and its reason: “${reason}”. No ballot is counted.`,
  } satisfies typeof vi,
} as const;
/** The words of one language. */
export type Words = typeof vi;
