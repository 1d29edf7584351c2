// `schema`: the JSON Schema of the format, for editors that complete and check while one types.
import { parseArgs } from 'node:util';
import { toJsonSchema } from '@valibot/to-json-schema';
import { PEOPLE_SCHEMA, SCENARIO_SCHEMA } from '../core/scenario/source.ts';
import type { Command } from './io.ts';

export const schema: Command = async (args, io) => {
  const { values } = parseArgs({ args: [...args], options: { people: { type: 'boolean' }, json: { type: 'boolean' } } });
  const title = values.people ? 'Common Ground: shared cast' : 'Common Ground: scenario';
  const body = toJsonSchema(values.people ? PEOPLE_SCHEMA : SCENARIO_SCHEMA, { errorMode: 'throw' });
  io.stdout.write(`${JSON.stringify({ ...body, title }, null, 2)}\n`);
  return 0;
};
