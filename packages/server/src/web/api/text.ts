import type { Bilingual } from '../text/index.ts';

const vi = {
  title: 'Tài liệu API',
  lead: 'Mọi việc làm được trên trang đều làm được qua REST: cùng quyền, cùng kiểm tra, cùng chuỗi nhật ký.',
  rooms: 'Các phần',
  operations: (n: number) => `${n} thao tác`,
  contract: 'Hợp đồng OpenAPI 3.1',
  howTitle: 'Cách gọi',
  howToken: 'Gửi mã API ở đầu đề Authorization: Bearer …; mã chỉ mở những thao tác đã chọn khi tạo.',
  howKey:
    'Với lệnh ghi, gửi Idempotency-Key (8–200 ký tự): gửi lại cùng nội dung nhận lại cùng câu trả lời, không làm hai lần.',
  howJson: 'Thân yêu cầu là JSON chặt: khóa trùng, số tràn, lồng quá 32 tầng và trường lạ bị từ chối.',
  problems: 'Câu từ chối',
  problemsLead: 'Mọi từ chối là application/problem+json (RFC 9457).',
  code: 'Mã',
  status: 'HTTP',
  meaning: 'Nghĩa',
  parameter: 'Tham số',
  place: 'Nơi',
  inPath: 'đường dẫn',
  inQuery: 'truy vấn',
  inBody: 'thân',
  kind: 'Kiểu',
  needed: 'Bắt buộc',
  yes: 'có',
  no: 'không',
  request: 'Ví dụ yêu cầu',
  response: 'Ví dụ trả lời (200)',
  parametersOf: (name: string) => `Tham số của ${name}`,
};
const en = {
  title: 'API reference',
  lead: 'Whatever can be done on a page can be done by REST: same rights, same checks, same audit chain.',
  rooms: 'Rooms',
  operations: (n: number) => `${n} operations`,
  contract: 'OpenAPI 3.1 contract',
  howTitle: 'How to call',
  howToken: 'Send an API token as Authorization: Bearer …; it opens only the operations chosen when it was made.',
  howKey:
    'With a command send an Idempotency-Key (8–200 characters): the same body again gets the same answer and is not done twice.',
  howJson:
    'Bodies are strict JSON: doubled keys, numbers out of range, nesting deeper than 32 and unknown fields are refused.',
  problems: 'Refusals',
  problemsLead: 'Every refusal is application/problem+json (RFC 9457).',
  code: 'Code',
  status: 'HTTP',
  meaning: 'Meaning',
  parameter: 'Parameter',
  place: 'Place',
  inPath: 'path',
  inQuery: 'query',
  inBody: 'body',
  kind: 'Type',
  needed: 'Required',
  yes: 'yes',
  no: 'no',
  request: 'Example request',
  response: 'Example answer (200)',
  parametersOf: (name: string) => `Parameters of ${name}`,
} satisfies typeof vi;

/** Words of the reference of the API. */
export const TEXT: Bilingual<typeof vi> = { vi, en };
