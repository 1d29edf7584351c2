// `schema`: the JSON Schema of the format, for editors that complete and check while one types.
import { parseArgs } from 'node:util';
import { toJsonSchema } from '@valibot/to-json-schema';
import { FRAGMENT_SCHEMA, INCLUDABLE, PEOPLE_SCHEMA, SCENARIO_SCHEMA } from '../core/scenario/source.ts';
import { type Command, UsageError } from './io.ts';

/** What an included file may bring is asked for only where nothing is included. */
function scenarioSchema(): object {
  const body = toJsonSchema(SCENARIO_SCHEMA, { errorMode: 'throw' });
  const includable: readonly string[] = INCLUDABLE;
  const required = (body.required ?? []).filter((key) => !includable.includes(key));
  return { ...body, required, anyOf: [{ required: ['include'] }, { required: [...INCLUDABLE] }] };
}

export const schema: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: { people: { type: 'boolean' }, fragment: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  if (values.people && values.fragment) throw new UsageError('schema prints one format at a time: --people or --fragment.');
  const [title, body] = values.people
    ? ['shared cast', toJsonSchema(PEOPLE_SCHEMA, { errorMode: 'throw' })]
    : values.fragment
      ? ['included file', toJsonSchema(FRAGMENT_SCHEMA, { errorMode: 'throw' })]
      : ['scenario', scenarioSchema()];
  io.stdout.write(`${JSON.stringify({ ...body, title: `Common Ground: ${title}` }, null, 2)}\n`);
  return 0;
};
