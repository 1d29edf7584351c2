// What is told of the parts of a scenario (included files, scenes, seats), in English.
import type { DiagnosticParams, PartCatalogue } from './diagnostic-sentences.ts';

const UNITS: Readonly<Record<string, string>> = {
  files: 'files are included',
  levels: 'levels are nested',
  kB: 'kB are included',
  nodes: 'nodes would come of it',
  characters: 'characters would be in one of its ids',
  seats: 'seats are declared',
};

const more = ({ limit, unit }: DiagnosticParams): string => `more than ${limit} ${UNITS[String(unit)] ?? unit}`;

export const PARTS_EN: PartCatalogue = {
  'duplicate-id': {
    message: ({ name, file, line }) =>
      file === undefined ? `"${name}" is used twice` : `"${name}" is used in ${file}, line ${line}, as well`,
    help: () =>
      'Choose another name: keys are unique in their map, choices and lines in the file, and nodes and endings share their names.',
  },
  'include-outside': {
    message: ({ name }) => `"${name}" is not a file below the scenario's folder`,
    help: () => 'Write the way from the folder of the scenario, with "/" and without "..": shared/warehouse-facts.yaml.',
  },
  'include-missing': {
    message: ({ name }) => `There is no file "${name}" to include`,
    help: () => 'The way starts at the folder of the scenario, in included files too. Check the spelling, or take the line out.',
  },
  'include-cycle': {
    message: ({ trail }) => `The files include each other in a circle: ${trail}`,
    help: () => 'Take this line out: what a file offers is there for all the others anyway.',
  },
  'include-too-many': {
    message: (params) => `Too much is included: ${more(params)}`,
    help: () => 'Put what belongs together into one file, and include only what this scenario needs.',
  },
  'unknown-scene': {
    message: ({ name }) => `There is no scene "${name}"`,
    help: ({ suggestion }) => (suggestion === undefined ? 'Declare it under "scenes".' : `Did you mean "${suggestion}"?`),
  },
  'unused-scene': {
    message: ({ name }) => `Nobody calls the scene "${name}"`,
    help: ({ name }) => `Call it with "to: {call: ${name}, return: <node>}", or remove it.`,
  },
  'scene-without-return': {
    message: ({ name }) => `The scene "${name}" never returns and never ends`,
    help: () => 'Let one of its nodes or choices go "to: return", or to an ending.',
  },
  'scene-calls-itself': {
    message: ({ name, scenes }) => (name === scenes ? `The scene "${name}" calls itself` : `Scenes call each other in a circle: ${scenes}`),
    help: () => 'A call is a visit that comes back, and this one never would. To repeat something, go back to a node of the same scene.',
  },
  'expansion-too-large': {
    message: (params) =>
      params.unit === 'seats'
        ? `A scenario has no more than ${params.limit} seats`
        : `The call of "${params.name}" is too much: ${more(params)}`,
    help: ({ unit }) =>
      unit === 'seats'
        ? 'Put the other seats into a scenario of their own.'
        : 'Each place that calls a scene gets a copy of it, with everything that it calls. Call it from fewer places, or let fewer scenes call each other.',
  },
};
