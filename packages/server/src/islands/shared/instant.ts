/** An instant of the manifest as people say it, in the time of Ha Noi: "12:00 ngày 22/11/2026". */
export function sayInstant(iso: string, lang: 'vi' | 'en'): string {
  const at = new Date(iso);
  const zone = { timeZone: 'Asia/Ho_Chi_Minh' } as const;
  const time = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' }).format(at);
  const day = new Intl.DateTimeFormat('en-GB', { ...zone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    at,
  );
  return lang === 'vi' ? `${time} ngày ${day}` : `${time} on ${day}`;
}
