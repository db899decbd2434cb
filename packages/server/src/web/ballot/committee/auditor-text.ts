import type { Bilingual } from '../../text/index.ts';

const vi = {
  auditor: 'Người giám sát kiểm lại',
  lead: 'Bàn kiểm phiếu niêm phong gói kiểm lại tới khóa này; máy chủ và văn phòng không đọc được.',
  none: 'Chưa ghi ai; gói kiểm lại chỉ lưu tại bàn kiểm phiếu.',
  nameOne: 'Ghi người giám sát',
  name: 'Tên người hoặc cơ quan giám sát',
  key: 'Khóa công khai của người giám sát',
  keyHint: '64 ký tự 0-9a-f, do người giám sát tạo trên máy của mình bằng lệnh guong recount key và gửi tới.',
  whoSees: 'Tên và khóa công khai nằm trong bản kê, ai cũng xem được khi đợt đã niêm phong.',
  save: 'Ghi người giám sát',
  saved: 'Đã ghi người giám sát',
  sealed: 'Gói kiểm lại niêm phong tới người giám sát',
};

/** Words about the auditor of a round. */
export const AUDITOR_TEXT: Bilingual<typeof vi> = {
  vi,
  en: {
    auditor: 'Auditor',
    lead: 'The counting station seals the recount package to this key; neither server nor office can read it.',
    none: 'Nobody is named; the recount package stays at the counting station.',
    nameOne: 'Name an auditor',
    name: 'Person or body that recounts',
    key: 'Public key of the auditor',
    keyHint: '64 digits 0-9a-f, made on the auditor’s own machine by guong recount key.',
    whoSees: 'Name and public key stand in the manifest, which everyone can read once the round is sealed.',
    save: 'Name the auditor',
    saved: 'The auditor is named',
    sealed: 'Recount package, sealed to the auditor',
  },
};
