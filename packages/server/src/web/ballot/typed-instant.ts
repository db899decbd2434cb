const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as a form of this room shows it, by the clock of Ha Noi: `2026-11-22T08:00`. */
export const inHaNoi = (at: Date): string => FORMAT.format(at).replace(' ', 'T');
