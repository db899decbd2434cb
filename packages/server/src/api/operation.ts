import type { AnyUseCase } from '@guong/core/usecase';
import { pathParameters, schemaOf, withoutProperties, type JsonSchema } from './json-schema.ts';

/** One use case as REST sees it. */
export interface Operation {
  readonly useCase: AnyUseCase;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/rounds/{roundId}/close` */
  readonly path: string;
  readonly parameters: readonly string[];
  /** The whole input, and what of it travels in body or query. */
  readonly input: JsonSchema;
  readonly rest: JsonSchema;
  readonly output: JsonSchema;
  /** The room it belongs to: the first word of its name. */
  readonly room: string;
}

/** The operation of a use case. Throws at start when its `http` names a parameter that its input does not have. */
export function operationOf(useCase: AnyUseCase): Operation {
  const [method, path] = useCase.http.split(' ') as [Operation['method'], string];
  const input = schemaOf(useCase.input, 'input');
  const parameters = pathParameters(path);
  const strange = parameters.find((name) => input.properties && !(name in input.properties));
  if (strange !== undefined) throw new Error(`${useCase.name}: the path has {${strange}}, the input has not`);
  return {
    useCase,
    method,
    path,
    parameters,
    input,
    rest: withoutProperties(input, parameters),
    output: schemaOf(useCase.output, 'output'),
    room: useCase.name.split('.')[0] ?? '',
  };
}

/** All operations; throws when two share method and path. */
export function operationsOf(useCases: readonly AnyUseCase[]): readonly Operation[] {
  const operations = useCases.map(operationOf);
  const seen = new Set<string>();
  for (const { method, path, useCase } of operations) {
    const place = `${method} ${path.replace(/\{\w+\}/g, '{}')}`;
    if (seen.has(place)) throw new Error(`${useCase.name}: ${place} is taken`);
    seen.add(place);
  }
  return operations;
}
