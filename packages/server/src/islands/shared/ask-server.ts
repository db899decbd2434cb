/** What the main server answered: a value, a refusal in words, or nothing at all (`offline`). */
export type ServerAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string; readonly reason?: string };

const SMALL = 200_000;

/** Posts JSON to our own origin; larger bodies travel as a file part, which the server allows to be larger. */
export function post<T>(path: string, body: object): Promise<ServerAnswer<T>> {
  const text = JSON.stringify(body);
  if (text.length < SMALL)
    return ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
  const form = new FormData();
  form.set('body', new Blob([text], { type: 'application/json' }), 'body.json');
  return ask(path, { method: 'POST', body: form });
}

/** Reads JSON from our own origin. */
export const read = <T>(path: string): Promise<ServerAnswer<T>> => ask(path, {});

async function ask<T>(path: string, init: RequestInit): Promise<ServerAnswer<T>> {
  try {
    const answer = await fetch(path, {
      ...init,
      cache: 'no-store',
      redirect: 'error',
      headers: { accept: 'application/json', ...init.headers },
    });
    const said = (await answer.json()) as T & { code?: string; reason?: string };
    if (answer.ok) return { ok: true, value: said };
    return { ok: false, code: said.code ?? 'refused', ...(said.reason !== undefined && { reason: said.reason }) };
  } catch {
    return { ok: false, code: 'offline' };
  }
}

const vi: Readonly<Record<string, string>> = {
  offline: 'Chưa nối được tới máy chủ. Kiểm tra mạng rồi thử lại; chưa có gì mất.',
  unauthenticated: 'Phiên làm việc đã hết. Hãy đăng nhập lại rồi mở lại trang này.',
  forbidden: 'Đồng chí không có quyền làm việc này.',
  not_found: 'Không tìm thấy đợt này, hoặc đồng chí không có tên trong đó.',
  too_many: 'Đã thử quá nhiều lần. Xin chờ một chút rồi thử lại.',
  refused: 'Máy chủ không nhận yêu cầu này. Hãy tải lại trang.',
};
const en: Readonly<Record<string, string>> = {
  offline: 'The server cannot be reached. Check the network and try again; nothing is lost.',
  unauthenticated: 'The sign-in has ended. Sign in again and reopen this page.',
  forbidden: 'You may not do this.',
  not_found: 'There is no such round, or your name is not in it.',
  too_many: 'Too many tries. Please wait a little.',
  refused: 'The server did not take this request. Reload the page.',
};

/** A refusal in words for the person. */
export function sayRefusal(refusal: { readonly code: string; readonly reason?: string }, lang: 'vi' | 'en'): string {
  const words = lang === 'vi' ? vi : en;
  return refusal.reason ?? words[refusal.code] ?? words['refused'] ?? '';
}
