import { sampleOf, type JsonSchema } from '../../api/json-schema.ts';
import type { Operation } from '../../api/operation.ts';
import { Card, Page, Table, useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

interface Parameter {
  readonly name: string;
  readonly place: 'inPath' | 'inQuery' | 'inBody';
  readonly schema: JsonSchema;
  readonly isNeeded: boolean;
}

/** The operations of one room, each with its parameters and one example there and back. */
export function RoomPage({ room, operations }: { readonly room: string; readonly operations: readonly Operation[] }) {
  const t = useWords(TEXT);
  return (
    <Page title={`API: ${room}`} audience="public" crumbs={[{ href: '/api', label: t.title }]}>
      {operations.map((operation) => (
        <OperationCard key={operation.useCase.name} operation={operation} />
      ))}
    </Page>
  );
}

function OperationCard({ operation }: { readonly operation: Operation }) {
  const t = useWords(TEXT);
  const { useCase, method, path } = operation;
  const parameters = parametersOf(operation);
  return (
    <Card title={`${method} ${path}`} aside={<code id={useCase.name}>{useCase.name}</code>}>
      <p>{useCase.summary}</p>
      {parameters.length > 0 && (
        <Table
          caption={t.parametersOf(useCase.name)}
          isCaptionHidden
          keyOf={({ name }) => name}
          rows={parameters}
          columns={[
            { label: t.parameter, cell: ({ name }) => <code>{name}</code> },
            { label: t.place, cell: ({ place }) => t[place] },
            { label: t.kind, cell: ({ schema }) => kindOf(schema) },
            { label: t.needed, cell: ({ isNeeded }) => (isNeeded ? t.yes : t.no) },
          ]}
        />
      )}
      <Example title={t.request} text={requestOf(operation)} />
      <Example title={t.response} text={JSON.stringify(sampleOf(operation.output), null, 2)} />
    </Card>
  );
}

const Example = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <details>
    <summary>{title}</summary>
    <pre>
      <code>{text}</code>
    </pre>
  </details>
);

function parametersOf({ method, parameters, input, rest }: Operation): readonly Parameter[] {
  const one = (name: string, place: Parameter['place'], schema: JsonSchema): Parameter => ({
    name,
    place,
    schema: schema.properties?.[name] ?? {},
    isNeeded: place === 'inPath' || (schema.required?.includes(name) ?? false),
  });
  const place = method === 'GET' ? 'inQuery' : 'inBody';
  return [
    ...parameters.map((name) => one(name, 'inPath', input)),
    ...Object.keys(rest.properties ?? {}).map((name) => one(name, place, rest)),
  ];
}

function kindOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.map(kindOf).join(' | ');
  if (schema.type === 'array') return `${kindOf(schema.items ?? {})}[]`;
  return [schema.type ?? 'any', schema.format].filter(Boolean).join(' ');
}

function requestOf({ method, path, parameters, rest, useCase }: Operation): string {
  const place = path.replace(/\{(\w+)\}/g, '0193553a-5c00-7b21-8f3c-19ae44d07b21');
  const lines = [`${method} /api/v1${parameters.length > 0 ? place : path}`, 'Authorization: Bearer …'];
  if (useCase.kind === 'command') lines.push('Idempotency-Key: 5f0d3f4e-2b02');
  if (method === 'GET') return lines.join('\n');
  return [...lines, 'Content-Type: application/json', '', JSON.stringify(sampleOf(rest), null, 2)].join('\n');
}
