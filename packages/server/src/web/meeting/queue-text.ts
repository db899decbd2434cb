/** Words about the queue of speakers. */
export const queueVi = {
  moveUp: (name: string) => `Đưa ${name} lên trước`,
  moveDown: (name: string) => `Đưa ${name} xuống sau`,
  takeOff: 'Ra khỏi hàng',
  takenOff: 'Đã đưa ra khỏi hàng chờ; đưa lại được ở cuối danh sách',
  takenOffList: (n: string) => `Đã ra khỏi hàng chờ (${n})`,
  putBack: 'Đưa lại vào hàng',
  returned: 'Đã đưa lại vào cuối hàng',
};

/** The same in English. */
export const queueEn = {
  moveUp: (name: string) => `Move ${name} up`,
  moveDown: (name: string) => `Move ${name} down`,
  takeOff: 'Take off',
  takenOff: 'Taken off the queue; can be put back below the list',
  takenOffList: (n: string) => `Taken off the queue (${n})`,
  putBack: 'Put back',
  returned: 'Put back at the end of the queue',
} satisfies typeof queueVi;
