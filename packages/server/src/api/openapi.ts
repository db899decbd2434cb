import type { AnyUseCase } from '@guong/core/usecase';
import type { JsonSchema } from './json-schema.ts';
import { operationsOf, type Operation } from './operation.ts';
import { PROBLEMS } from './problem.ts';

/** Where the door stands. */
export const API_BASE = '/api/v1';

const json = (schema: object) => ({ 'application/json': { schema } });
const PROBLEM_REF = { $ref: '#/components/schemas/Problem' };
const EXPECTED = ['malformed', 'unauthenticated', 'forbidden', 'not_found', 'conflict', 'invalid', 'too_many'] as const;
const IDEMPOTENCY = { $ref: '#/components/parameters/IdempotencyKey' };

/** The contract (OpenAPI 3.1) of these use cases; `packages/server/openapi.json` is its committed copy. */
export function openApi(useCases: readonly AnyUseCase[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operationsOf(useCases)) {
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gương',
      version: '1',
      description: 'The same use cases as the pages: same rights, same checks, same audit chain.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: API_BASE }],
    security: [{ token: [] }],
    paths,
    components: COMPONENTS,
  };
}

function describe(operation: Operation): Record<string, unknown> {
  const { useCase, method, rest, output, room } = operation;
  const hasBody = method !== 'GET' && Object.keys(rest.properties ?? { any: {} }).length > 0;
  const parameters = [...parametersOf(operation), ...(useCase.kind === 'command' ? [IDEMPOTENCY] : [])];
  return {
    operationId: useCase.name,
    tags: [room],
    summary: useCase.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(hasBody && { requestBody: { required: true, content: json(rest) } }),
    responses: {
      200: { description: 'Done', content: json(output) },
      ...Object.fromEntries(EXPECTED.map((code) => [PROBLEMS[code].status, responseRef(code)])),
    },
  };
}

const responseRef = (code: string) => ({ $ref: `#/components/responses/${code}` });

function parametersOf({ method, parameters, input, rest }: Operation): readonly object[] {
  const inPath = parameters.map((name) => parameter(name, 'path', input));
  const inQuery =
    method === 'GET' ? Object.keys(rest.properties ?? {}).map((name) => parameter(name, 'query', rest)) : [];
  return [...inPath, ...inQuery];
}

const parameter = (name: string, place: 'path' | 'query', schema: JsonSchema) => ({
  name,
  in: place,
  required: place === 'path' || (schema.required?.includes(name) ?? false),
  schema: schema.properties?.[name] ?? {},
});

const COMPONENTS = {
  securitySchemes: {
    token: { type: 'http', scheme: 'bearer', description: 'An API token, made on the page of the account' },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'Sent again with the same body: the same answer, nothing done twice. With another body: 409.',
      schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
    },
  },
  responses: Object.fromEntries(
    Object.entries(PROBLEMS).map(([code, { title }]) => [
      code,
      { description: title, content: { 'application/problem+json': { schema: PROBLEM_REF } } },
    ]),
  ),
  schemas: {
    Problem: {
      type: 'object',
      description: 'RFC 9457; `code` is one of the closed list below.',
      required: ['type', 'title', 'status', 'code', 'requestId'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        code: { type: 'string', enum: Object.keys(PROBLEMS) },
        requestId: { type: 'string' },
        fields: {
          type: 'object',
          additionalProperties: { type: 'string' },
          description: 'Message by path of the field',
        },
        reason: { type: 'string' },
        action: { type: 'string' },
        what: { type: 'string' },
        retryAfterSeconds: { type: 'integer' },
      },
    },
  },
};
