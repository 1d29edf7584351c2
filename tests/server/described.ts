// Routes as the service describes them, with a body that each takes, and one text after the other put into its fields.
import type { FastifyInstance } from 'fastify';

/** As much of JSON Schema as the description uses. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

export interface Route {
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly schema: Schema } } };
  readonly parameters?: Described['parameters'];
}

export interface Described {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for its parameters. */
  readonly path: string;
  readonly body: Schema | null;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
}

export type DescribedPaths = Readonly<Record<string, Readonly<Record<string, Route>>>>;

export function routesIn(paths: DescribedPaths): readonly Described[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({
      method: method.toUpperCase() as Described['method'],
      path,
      body: route.requestBody?.content['application/json']?.schema ?? null,
      parameters: route.parameters ?? [],
    })),
  );
}

export async function describedRoutes(app: FastifyInstance): Promise<readonly Described[]> {
  return routesIn(((await app.inject('/openapi.json')).json() as { paths: DescribedPaths }).paths);
}

const TEXTS = ['00000000-0000-4000-8000-000000000001', 'a'.repeat(64), '2026-11-26T02:00:00Z', 'standard-1', '7', 'Some text', 'en'];

/** A value that the schema takes. */
export function sample(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(schema.anyOf[0] ?? {});
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sample(one)]));
    case 'array':
      return [sample(schema.items ?? {})];
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return TEXTS.find((text) => !schema.pattern || new RegExp(schema.pattern).test(text)) ?? '';
  }
}

/** The value again and again, each time with `text` in one of its fields, be it a text, a number or an object. */
export function* poisoned(value: unknown, text: unknown): Generator<unknown> {
  yield text;
  if (Array.isArray(value)) for (const [k, one] of value.entries()) for (const bad of poisoned(one, text)) yield value.with(k, bad);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) for (const bad of poisoned(one, text)) yield { ...value, [name]: bad };
}

export function urlOf({ path, parameters }: Described, replace: Readonly<Record<string, string>> = {}): string {
  const value = ({ name, schema }: Described['parameters'][number]): string => encodeURIComponent(replace[name] ?? String(sample(schema)));
  const query = parameters.filter((one) => one.in === 'query' && (one.required || replace[one.name] !== undefined));
  const filled = parameters.filter((one) => one.in === 'path').reduce((text, one) => text.replace(`{${one.name}}`, value(one)), path);
  return query.length === 0 ? filled : `${filled}?${query.map((one) => `${one.name}=${value(one)}`).join('&')}`;
}
