/** Words about guests. */
export const guestVi = {
  guests: 'Khách mời',
  guestsLead: 'Khách được ghi tên và cơ quan, đếm riêng; không tính vào số triệu tập, không biểu quyết.',
  guestCount: (n: string) => `Khách mời: ${n}`,
  noGuests: 'Chưa ghi khách mời nào.',
  guestName: 'Tên khách',
  guestBody: 'Cơ quan, đơn vị của khách',
  guestExpected: 'dự kiến',
  guestHere: 'đang dự',
  guestLeft: 'đã về',
  guestCame: 'đã dự',
  guestComes: 'Khách đã đến',
  guestLeaves: 'Khách ra về',
  guestPlan: 'Ghi khách dự kiến',
  guestAdd: 'Ghi khách đã đến',
  guestAfter: 'Ghi thêm khách đã dự',
  guestWrong: 'Ghi nhầm',
  guestNoted: 'Đã ghi khách mời',
};

/** The same in English. */
export const guestEn = {
  guests: 'Guests',
  guestsLead:
    'Guests are written down with the body they come from and counted apart: not among those called, no vote.',
  guestCount: (n: string) => `Guests: ${n}`,
  noGuests: 'No guest written down yet.',
  guestName: 'Name of the guest',
  guestBody: 'Body the guest comes from',
  guestExpected: 'expected',
  guestHere: 'here',
  guestLeft: 'left',
  guestCame: 'attended',
  guestComes: 'The guest is here',
  guestLeaves: 'The guest leaves',
  guestPlan: 'Expect this guest',
  guestAdd: 'This guest is here',
  guestAfter: 'Add a guest who attended',
  guestWrong: 'Written down wrongly',
  guestNoted: 'Guest noted',
} satisfies typeof guestVi;
