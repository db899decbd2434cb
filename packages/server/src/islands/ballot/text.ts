import type { Trouble } from './voter.ts';

const vi = {
  loading: 'Đang mở phiếu trên máy này…',
  fingerprint: 'Tám chữ nhận dạng của đợt này; so với tờ niêm yết tại hội trường:',
  myList: 'Mở danh sách phiếu của tôi',
  noLinkTitle: 'Máy này chưa có phiếu của đợt này',
  noLink:
    'Hãy đăng nhập và mở phiếu từ danh sách “Phiếu của tôi”. Nếu đã nhận phiếu trên máy khác, hãy dùng đúng máy đó hoặc tệp khôi phục.',
  restore: 'Khôi phục từ tệp',
  askTitle: 'Nhận phiếu kín trên máy này',
  ask1: 'Máy này tự làm ra lá phiếu và giấu nó trong một giá trị che. Chỉ giá trị che được gửi đi để ký.',
  ask2: 'Máy chủ ghi rằng đồng chí đã nhận phiếu, nhưng không biết lá phiếu nào là của đồng chí.',
  ask3: 'Phiếu nằm trên máy này. Hãy dùng chính máy và trình duyệt này khi bỏ phiếu, hoặc giữ tệp khôi phục.',
  askGo: 'Làm phiếu và sang trang nhận',
  unansweredTitle: 'Phiếu đang chờ chữ ký',
  unanswered:
    'Lần trước chưa nhận xong. Yêu cầu vẫn được giữ trên máy này; gửi lại đúng yêu cầu ấy thì không mất và không thành hai phiếu.',
  unansweredGo: 'Tiếp tục nhận phiếu',
  tooLateTitle: 'Đã hết giờ nhận phiếu',
  tooLate:
    'Việc phát phiếu của đợt này đã kết thúc và máy này chưa có phiếu. Nếu đã nhận phiếu trên máy khác, hãy dùng đúng máy đó hoặc tệp khôi phục. Có thắc mắc, hãy hỏi ban kiểm phiếu.',
  receivedTitle: 'Đã nhận phiếu',
  received: (opens: string, closes: string) =>
    `Bỏ phiếu từ ${opens} đến ${closes}. Hòm phiếu có thể mở sớm hơn nếu ban kiểm phiếu kết thúc phát phiếu sớm.`,
  receivedKeep: 'Phiếu đã nằm trên máy này. Đóng trang cũng không mất; tới giờ, mở lại đúng trang này.',
  recoveryAdvice:
    'Nên lưu tệp khôi phục: nếu máy hỏng hoặc bị xóa dữ liệu thì vẫn bỏ được phiếu. Không ai cấp lại phiếu được.',
  recoveryDone: 'Đã lưu tệp khôi phục.',
  recoveryGo: 'Lưu tệp khôi phục',
  recoveryAgain: 'Lưu lại tệp khôi phục',
  lookAgain: 'Xem hòm phiếu đã mở chưa',
  looksItself: 'Cứ để mở trang này: tới giờ, phiếu tự hiện ra.',
  offline:
    'Đang mất mạng. Những gì đã chọn vẫn nằm trên máy này; cứ chọn tiếp và niêm phong được. Có mạng lại thì phiếu tự gửi.',
  kept: 'Những gì đã chọn được giữ trên máy này tới khi niêm phong; đóng trang rồi mở lại vẫn còn.',
  toReceipt: 'Lá phiếu đã vào hòm. Đang mở biên nhận…',
  castTitle: 'Lá phiếu đã vào hòm',
  castOffline:
    'Biên nhận đã nằm trên máy này. Đang mất mạng; có mạng lại thì trang biên nhận tự mở. Biên nhận bằng chữ:',
  receiptWords: 'Biên nhận bằng chữ',
  openReceipt: 'Thử lại: mở biên nhận',
  missedTitle: 'Hòm phiếu đã đóng',
  missed: 'Phiếu đã nhận nhưng chưa bỏ. Báo cáo chỉ ghi số phiếu không thu về, không ghi tên ai.',
  subjectOf: (at: number, of: number) => `Phiếu ${at}/${of}`,
  secret: 'phiếu kín',
  plan: 'Đang góp ý theo bản kế hoạch đã niêm phong cùng phiếu.',
  readPlan: 'Đọc kế hoạch này',
  planBeside: '(mở trang khác, phiếu vẫn còn đây)',
  clear: 'Bỏ chọn',
  clearOf: (item: string) => `Bỏ chọn: ${item}`,
  comment: 'Ý kiến góp ý',
  optional: '(không bắt buộc)',
  whoReads: 'Ai sẽ đọc',
  commentReaders:
    'ban kiểm phiếu đọc trước, rồi người được góp ý đọc; không kèm tên, thứ tự đã trộn. Đừng ghi điều cho biết đồng chí là ai.',
  bytesLeft: (left: number) => `Còn chỗ cho khoảng ${left} chữ cái không dấu (chữ có dấu chiếm 2–3 chỗ).`,
  bytesOver: (over: number) => `Dài quá ${over} chỗ; hãy rút gọn.`,
  mayBlank: 'Nội dung nào để trống cũng được.',
  blankInvalid: 'Để trống thì phiếu của người này được tính là không hợp lệ.',
  back: 'Quay lại',
  next: (name: string) => `Tiếp: ${name}`,
  toRecap: 'Xem lại trước khi niêm phong',
  recapTitle: 'Xem lại trước khi niêm phong',
  recap: 'Sau khi niêm phong không sửa được nữa. Phiếu được niêm phong trên máy này, rồi mới gửi đi.',
  blanks: (blank: number, of: number) => `Để trống ${blank}/${of} nội dung`,
  noComment: 'không có ý kiến góp ý',
  edit: 'Sửa',
  editOf: (name: string) => `Sửa phiếu góp ý ${name}`,
  seal: 'Niêm phong và bỏ phiếu',
  sealing: 'Đang niêm phong…',
  sendingTitle: 'Phiếu đã niêm phong, đang gửi',
  sending: 'Lá phiếu đã niêm phong nằm trên máy này. Đang gửi vào hòm…',
  unsentTitle: 'Phiếu đã niêm phong, chưa gửi được',
  sendsItself: 'Cứ để trang này mở: máy tự gửi lại khi gửi được.',
  sendAgain: 'Gửi lại',
  tryAgain: 'Thử lại',
  trouble: {
    unreachable: 'Chưa nối được tới hòm phiếu. Kiểm tra mạng rồi thử lại; chưa có gì mất.',
    manifest: 'Bản kê của đợt này không khớp với tên của nó. Đừng bỏ phiếu ở đây; hãy báo ngay cho ban kiểm phiếu.',
    'bad-signature':
      'Chữ ký nhận được không khớp với lá phiếu trên máy này. Hãy bấm tiếp tục để hỏi lại đúng yêu cầu cũ; nếu vẫn vậy, báo ban kiểm phiếu.',
    'no-request': 'Chữ ký này không thuộc yêu cầu nào trên máy này. Có lẽ phiếu được nhận bằng trình duyệt khác.',
    place: 'Không có nhóm này trong bản kê. Hãy mở lại phiếu từ danh sách “Phiếu của tôi”.',
    again:
      'Chưa gửi được: mạng bị ngắt hoặc máy chủ đang bận. Phiếu vẫn nằm trên máy này. Gửi lại bao nhiêu lần cũng chỉ là một lá phiếu.',
    closed: 'Hòm phiếu không mở: chưa tới giờ hoặc đã đóng. Lá phiếu này chưa vào hòm.',
    'other-first':
      'Phiếu này đã được bỏ trước đó với nội dung khác, từ máy khác hoặc tệp khôi phục. Lá bỏ trước được giữ; lá này không được tính.',
    refused: 'Hòm phiếu không nhận lá phiếu này. Hãy báo ban kiểm phiếu.',
    unsealed:
      'Không niêm phong được: lá phiếu trên máy này bị hỏng. Hãy dùng tệp khôi phục trên máy khác, hoặc báo ban kiểm phiếu.',
    'bad-receipt': 'Biên nhận không đúng chữ ký của hòm phiếu. Hãy gửi lại; nếu vẫn vậy, báo ban kiểm phiếu.',
    device: 'Trình duyệt không làm được việc này trên máy. Hãy tải lại trang; điều đã lưu trên máy vẫn còn.',
  } satisfies Record<Trouble, string>,
  noStore: 'Trình duyệt này không cho trang giữ gì trên máy (có lẽ đang ở chế độ ẩn danh). Hãy mở bằng cửa sổ thường.',
};

const en = {
  loading: 'Opening the ballot on this device…',
  fingerprint: 'Eight words that name this round; compare them with the poster in the hall:',
  myList: 'Open the list of my ballots',
  noLinkTitle: 'This device has no ballot of this round',
  noLink:
    'Sign in and open the ballot from “My ballots”. If you received it on another device, use that device or the recovery file.',
  restore: 'Restore from a file',
  askTitle: 'Receive a secret ballot on this device',
  ask1: 'This device makes the ballot itself and hides it in a blinded value. Only the blinded value is sent to be signed.',
  ask2: 'The server records that you have received a ballot, but cannot know which ballot is yours.',
  ask3: 'The ballot stays on this device. Cast with this very device and browser, or keep a recovery file.',
  askGo: 'Make the ballot and go on to receive it',
  unansweredTitle: 'The ballot waits for its signature',
  unanswered:
    'Receiving was not finished last time. The request is still kept here; sending the same request again loses nothing and never makes two ballots.',
  unansweredGo: 'Go on receiving',
  tooLateTitle: 'Receiving has ended',
  tooLate:
    'Ballots of this round are no longer handed out and this device has none. If you received one on another device, use that device or the recovery file. For questions ask the counting committee.',
  receivedTitle: 'Ballot received',
  received: (opens: string, closes: string) =>
    `Cast it from ${opens} to ${closes}. The box may open earlier if the committee ends handing out early.`,
  receivedKeep: 'The ballot is on this device. Closing the page loses nothing; open this same page when it is time.',
  recoveryAdvice:
    'Keep a recovery file: if the device breaks or is wiped you can still cast. Nobody can hand out a ballot again.',
  recoveryDone: 'A recovery file was saved.',
  recoveryGo: 'Save a recovery file',
  recoveryAgain: 'Save the recovery file again',
  lookAgain: 'See whether the box is open',
  looksItself: 'You may leave this page open: the ballot appears by itself when it is time.',
  offline:
    'The network is away. What you marked is still on this device; go on marking and seal. The ballot is sent when the network is back.',
  kept: 'What you mark is kept on this device until you seal; closing the page loses nothing.',
  toReceipt: 'The ballot is in the box. Opening the receipt…',
  castTitle: 'The ballot is in the box',
  castOffline:
    'The receipt is on this device. The network is away; its page opens when the network is back. The receipt in words:',
  receiptWords: 'The receipt in words',
  openReceipt: 'Try again: open the receipt',
  missedTitle: 'The box is closed',
  missed: 'The ballot was received but not cast. Reports state only how many were not returned, never who.',
  subjectOf: (at: number, of: number) => `Ballot ${at}/${of}`,
  secret: 'secret ballot',
  plan: 'The plan being rated was sealed together with the ballot.',
  readPlan: 'Read this plan',
  planBeside: '(opens another page; the ballot stays here)',
  clear: 'Clear',
  clearOf: (item: string) => `Clear: ${item}`,
  comment: 'Comment',
  optional: '(optional)',
  whoReads: 'Who will read it',
  commentReaders:
    'the counting committee first, then the person it is about; without names, in mixed order. Do not write what tells who you are.',
  bytesLeft: (left: number) => `Room for about ${left} plain letters (letters with marks take 2–3).`,
  bytesOver: (over: number) => `Too long by ${over}; please shorten it.`,
  mayBlank: 'Any item may be left blank.',
  blankInvalid: 'Left blank, the ballot counts as invalid for this person.',
  back: 'Back',
  next: (name: string) => `Next: ${name}`,
  toRecap: 'Read once more before sealing',
  recapTitle: 'Read once more before sealing',
  recap: 'After sealing nothing can be changed. The ballot is sealed on this device and only then sent.',
  blanks: (blank: number, of: number) => `Left blank: ${blank} of ${of} items`,
  noComment: 'no comment',
  edit: 'Change',
  editOf: (name: string) => `Change the ballot about ${name}`,
  seal: 'Seal and cast the ballot',
  sealing: 'Sealing…',
  sendingTitle: 'The ballot is sealed and on its way',
  sending: 'The sealed ballot is kept on this device. Sending it to the box…',
  unsentTitle: 'The ballot is sealed but not yet sent',
  sendsItself: 'Leave this page open: the device sends again by itself until it gets through.',
  sendAgain: 'Send again',
  tryAgain: 'Try again',
  trouble: {
    unreachable: 'The box cannot be reached. Check the network and try again; nothing is lost.',
    manifest:
      'The manifest of this round does not match its name. Do not cast here; tell the counting committee at once.',
    'bad-signature':
      'The signature does not fit the ballot on this device. Go on to ask again with the same request; if it stays so, tell the committee.',
    'no-request':
      'This signature belongs to no request on this device. Perhaps the ballot was received in another browser.',
    place: 'The manifest has no such group. Open the ballot again from “My ballots”.',
    again:
      'Not sent: the network broke or the server is busy. The ballot is still on this device. However often you send, it is one ballot.',
    closed: 'The box is not open: too early or already closed. This ballot is not in the box.',
    'other-first':
      'This ballot was cast before with other content, from another device or a recovery file. The first stands; this one does not count.',
    refused: 'The box does not take this ballot. Tell the counting committee.',
    unsealed:
      'Sealing failed: the ballot on this device is damaged. Use the recovery file on another device, or tell the committee.',
    'bad-receipt':
      'The receipt does not bear the signature of the box. Send again; if it stays so, tell the committee.',
    device: 'The browser could not do this on the device. Load the page again; what was saved is still there.',
  },
  noStore:
    'This browser lets the page keep nothing on the device (perhaps a private window). Open it in a normal window.',
} satisfies typeof vi;

/** Words of the ballot in either language. */
export const TEXT = { vi, en } as const;
/** The words of one language. */
export type Words = typeof vi;
