import { HTTPException } from 'hono/http-exception';
import { type Hono } from 'hono';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../http/doorman.ts';
import { newRoom, type WebContext, type WebEnv } from '../http/web-env.ts';
import type { Operation } from './operation.ts';
import { doorProblem, faultProblem } from './problem.ts';
import { inputOfQuery } from './query.ts';
import { NotStrictJson, parseStrictJson } from './strict-json.ts';

const KEY = /^[\x21-\x7e]{8,200}$/;
const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** The REST door: every operation at its method and path, refusals as problems, everything else refused. */
export function apiDoor(app: App, operations: readonly Operation[]): Hono<WebEnv> {
  const door = newRoom();
  for (const operation of operations) {
    door.on(operation.method, honoPath(operation.path), (c) => answerTo(app, operation, c));
  }
  for (const [path, methods] of methodsByPath(operations)) {
    door.all(path, (c) => {
      const response = doorProblem(c, 'method');
      response.headers.set('allow', methods.join(', '));
      return response;
    });
  }
  door.all('*', (c) => doorProblem(c, 'no_operation'));
  return door;
}

/** Paths that differ only in the names of their parameters are one path; the first name stands for all. */
function methodsByPath(operations: readonly Operation[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { method, path } of operations) {
    let count = 0;
    const shape = honoPath(path.replace(/\{\w+\}/g, () => `{p${count++}}`));
    paths.set(shape, [...(paths.get(shape) ?? []), method]);
  }
  return paths;
}

async function answerTo(app: App, operation: Operation, c: WebContext): Promise<Response> {
  const { useCase } = operation;
  const key = c.req.header('idempotency-key');
  if (key !== undefined && !KEY.test(key))
    return doorProblem(c, 'malformed', 'Idempotency-Key: 8 to 200 visible characters');
  const input = await inputOf(operation, c);
  if ('refused' in input) return input.refused;
  const options = key !== undefined && useCase.kind === 'command' ? { idempotencyKey: key } : {};
  const result = await perform(app, await actorOf(c), useCase, input.value, options);
  return result.ok ? c.json(result.value as object) : faultProblem(c, result.fault);
}

type Input = { readonly value: Record<string, unknown> } | { readonly refused: Response };

async function inputOf(operation: Operation, c: WebContext): Promise<Input> {
  const params = c.req.param() as Record<string, string>;
  const rest =
    operation.method === 'GET'
      ? { value: inputOfQuery(new URL(c.req.url).searchParams, operation.rest) }
      : await bodyOf(c);
  if ('refused' in rest) return rest;
  const doubled = operation.parameters.find((name) => name in rest.value);
  if (doubled !== undefined) return { refused: doorProblem(c, 'malformed', `${doubled} belongs into the path only`) };
  return { value: { ...rest.value, ...params } };
}

const JSON_TYPE = /^application\/json\s*(;\s*charset=utf-8)?$/i;

async function bodyOf(c: WebContext): Promise<Input> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength === 0) return { value: {} };
  if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) throw new HTTPException(415);
  try {
    const value = parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isRecord(value) ? { value } : { refused: doorProblem(c, 'malformed', 'the body is a JSON object') };
  } catch (error) {
    return { refused: doorProblem(c, 'malformed', whyNotRead(error)) };
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function whyNotRead(error: unknown): string {
  if (error instanceof NotStrictJson) return error.message;
  // The decoder's own refusal of bytes that are no UTF-8.
  if (error instanceof TypeError) return 'the body is not UTF-8';
  throw error;
}
