import type { Sentences } from './sentences.ts';

/** At which step of a round what may be done. */
export const BALLOT_STEPS = {
  'Chỉ sửa được khi đợt còn là bản thảo; trước khi niêm phong có thể đưa đợt về bản thảo.':
    'It can be changed only while the round is a draft; before it is sealed it can be taken back to the draft.',
  'Chỉ đổi người được góp ý khi đợt còn là bản thảo; trước khi niêm phong có thể đưa đợt về bản thảo.':
    'Subjects can be changed only while the round is a draft; before it is sealed it can be taken back to the draft.',
  'Chỉ gắn kế hoạch khi đợt còn là bản thảo.': 'A plan can be attached only while the round is a draft.',
  'Danh sách đã chốt; muốn đổi, hãy đưa đợt về bản thảo trước khi niêm phong.':
    'The roll is frozen; to change it, take the round back to the draft before it is sealed.',
  'Ban kiểm phiếu đã được xác nhận; muốn đổi, hãy đưa đợt về bản thảo trước khi niêm phong.':
    'The count committee is confirmed; to change it, take the round back to the draft before it is sealed.',
  'Chỉ trình phê duyệt khi đợt còn là bản thảo.': 'Only a draft can be sent for approval.',
  'Chỉ đưa về bản thảo được khi đợt đã phê duyệt và chưa niêm phong.':
    'Only a round that is approved and not yet sealed can be taken back to the draft.',
  'Đợt này không còn chờ phê duyệt.': 'This round no longer waits for approval.',
  'Chỉ chốt danh sách một lần, sau khi đợt được phê duyệt.':
    'The roll is frozen once, after the round has been approved.',
  'Chỉ nhận khóa khi đợt đã được phê duyệt và chưa niêm phong.':
    'Keys are taken only while the round is approved and not yet sealed.',
  'Cần chốt danh sách trước khi xác nhận ban kiểm phiếu.': 'Freeze the roll before confirming the count committee.',
  'Chỉ niêm phong khi ban kiểm phiếu đã đủ khóa và được xác nhận.':
    'The round can be sealed only when the count committee has all its keys and is confirmed.',
  'Không có bản niêm phong nào chờ ký lúc này. Nếu ban đã đủ chữ ký thì đồng chí không cần ký nữa.':
    'No sealed manifest waits to be signed now. If the committee has all signatures, yours is no longer needed.',
  'Chỉ phát phiếu sau khi niêm phong.': 'Ballots can be issued only after sealing.',
  'Chỉ nhắc khi đang phát phiếu.': 'Reminders can be sent only while ballots are being issued.',
  'Lúc này không phát phiếu.': 'No ballots are being issued now.',
  'Đợt này không ở bước phát phiếu.': 'This round is not at the step of issuing.',
  'Chỉ mở hòm phiếu sau khi kết thúc phát phiếu.': 'The box can be opened only after issuing has ended.',
  'Hòm phiếu không ở trạng thái đang mở.': 'The box is not open.',
  'Chỉ ký lệnh đóng sau khi hòm phiếu đã đóng.': 'The closing can be signed only after the box has closed.',
  'Chỉ mở niêm phong sau khi đóng hòm phiếu.': 'The seal can be opened only after the box has closed.',
  'Chỉ nộp mảnh khóa sau khi đóng hòm phiếu.': 'Key shares can be handed in only after the box has closed.',
  'Kết quả chỉ nộp một lần, sau khi đóng hòm phiếu.':
    'The result can be handed in only once, after the box has closed.',
  'Chưa có kết quả chờ ký, hoặc đã đủ chữ ký.': 'No result waits to be signed, or it has all its signatures.',
  'Chỉ lập biên bản khi kết quả đã đủ chữ ký của ban kiểm phiếu.':
    'Minutes can be drawn up only when the result has all signatures of the count committee.',
  'Chưa có biên bản chờ xác nhận.': 'No minutes wait to be confirmed yet.',
  'Chỉ công bố sau khi biên bản được xác nhận.': 'The result can be published only after the minutes are confirmed.',
  'Chỉ đọc duyệt ý kiến sau khi mở hòm phiếu.': 'Comments can be judged only after the box has been opened.',
  'Chỉ lưu trữ sau khi công bố.': 'A round can be archived only after it is published.',
  'Chỉ hủy phiếu đã lưu trữ.': 'Only archived ballots can be destroyed.',
  'Đợt đã công bố thì không hủy nữa; hãy công bố lại kèm lý do.':
    'A published round is not annulled any more; publish it again with the reason.',
  'Chỉ ký lệnh hủy của đợt đã hủy.': 'An annulment can be signed only of an annulled round.',
} satisfies Sentences;
