import { HTTPException } from 'hono/http-exception';
import type { Fault, Result } from '@guong/core/kernel';
import { lookOf } from '../../http/look.ts';
import { STATUS } from '../../http/show-fault.ts';
import type { WebContext } from '../../http/web-env.ts';
import { faultIn } from '../../refusals/in-language.ts';

/** What an island posted: one JSON object, alone or as the part `body` of a form where it is large. Throws 400 or 415. */
export async function postedJson(c: WebContext): Promise<Record<string, unknown>> {
  const type = c.req.header('content-type') ?? '';
  const text = type.startsWith('multipart/form-data') ? await largePart(c) : await plainText(c, type);
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    throw new HTTPException(400);
  }
  throw new HTTPException(400);
}

function plainText(c: WebContext, type: string): Promise<string> {
  if (!/^application\/json\b/.test(type)) throw new HTTPException(415);
  return c.req.text();
}

async function largePart(c: WebContext): Promise<string> {
  const part = (await c.req.formData()).get('body');
  if (part === null) throw new HTTPException(400);
  return typeof part === 'string' ? part : part.text();
}

/** Answers an island: the value, or the refusal with words it may show. */
export function jsonAnswer<T extends object>(c: WebContext, result: Result<T>): Response {
  return result.ok
    ? c.json(result.value)
    : c.json(said(faultIn(result.fault, lookOf(c).lang)), STATUS[result.fault.code]);
}

/** A refusal as islands read it: its code, and a sentence where there is one. */
function said(fault: Fault): { code: string; reason?: string } {
  if (fault.code === 'invalid') return { code: fault.code, reason: Object.values(fault.fields).join('. ') };
  if (fault.code === 'conflict' || fault.code === 'unavailable') return { code: fault.code, reason: fault.reason };
  return { code: fault.code };
}
