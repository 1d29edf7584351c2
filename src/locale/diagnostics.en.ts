// Diagnostics in English.

import type { DiagnosticCatalogue, DiagnosticParams } from './diagnostic-sentences.ts';
import { ANY_KIND, EXPECTED, EXPRESSION, FOUND, HOW, OPERATORS, YAML } from './diagnostic-words.en.ts';
import { EXPLORATION_EN, LOOSEN_EN } from './exploration-sentences.en.ts';
import { FINDINGS_EN } from './finding-sentences.en.ts';
import { PARTS_EN } from './part-sentences.en.ts';

const LANGUAGES: Readonly<Record<string, string>> = { 'zh-CN': 'Chinese', en: 'English' };

/** "Did you mean", else the fallback. */
const meant = (params: DiagnosticParams, fallback: string): string =>
  params.suggestion === undefined ? fallback : `Did you mean "${params.suggestion}"?`;

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const DIAGNOSTICS_EN: DiagnosticCatalogue = {
  ...EXPLORATION_EN,
  ...PARTS_EN,
  'yaml-syntax': {
    message: ({ reason, detail }) => `This is not valid YAML: ${YAML[String(reason)] ?? detail}`,
    help: ({ reason }) =>
      reason === 'TAB_AS_INDENT'
        ? 'Indent with spaces.'
        : reason === 'BLOCK_AS_IMPLICIT_KEY'
          ? 'Put a text that contains ": " in quotes.'
          : 'Check indentation, quotes and brackets here and on the line above; a text that contains ": " or " #", or starts with a sign, goes in quotes.',
  },
  'document-too-large': {
    message: ({ limit, unit }) =>
      unit === 'kB' ? `The file is larger than ${limit} kB` : `The file has more than ${limit} words and signs`,
    help: () => 'Split it into several scenarios, and check that it is a scenario at all.',
  },
  'document-too-deep': {
    message: ({ limit }) => `Lists and maps are nested more than ${limit} deep`,
    help: () => 'A scenario needs about twelve levels; check for brackets that are never closed.',
  },
  'too-many-aliases': {
    message: ({ name }) => `The alias "*${name}" repeats too much, or itself`,
    help: ({ limit }) => `Aliases may add ${limit} values to a file at most, and none may contain itself. Write the repeated part out.`,
  },
  'not-text': {
    message: ({ reason, character }) =>
      reason === 'encoding' ? 'The file is not in UTF-8' : `The file contains the control character ${character}`,
    help: ({ reason }) =>
      reason === 'encoding'
        ? 'Save it again with the encoding UTF-8.'
        : 'A scenario is a text file in UTF-8; remove the character, or check that this is the right file.',
  },
  'unknown-key': {
    message: ({ name }) => `There is no key "${name}" here`,
    help: (params) => meant(params, `Possible here: ${params.known}.`),
  },
  'wrong-type': {
    message: ({ expected, found }) =>
      `${capitalised(EXPECTED[String(expected)] ?? String(expected))} is expected here${FOUND[String(found)] === undefined || expected === found ? '' : `, not ${FOUND[String(found)]}`}`,
    help: ({ expected }) => HOW[String(expected)] ?? 'Compare with the example in scenarios/README.md.',
  },
  'missing-key': {
    message: ({ key }) => `"${key}" is missing`,
    help: ({ key }) => (key === 'to' ? 'Say where the talk goes: "to: <node or ending>", here or on the node.' : `Add "${key}: …".`),
  },
  'unknown-value': {
    message: ({ name }) => `"${name}" is not one of the words possible here`,
    help: (params) => meant(params, `Possible here: ${params.known}.`),
  },
  'out-of-range': {
    message: ({ value, min, max }) => `${value} is outside ${min}…${max}`,
    help: ({ min, max }) => `Write a whole number from ${min} to ${max}.`,
  },
  'unsupported-version': {
    message: ({ version }) => `Format version ${version} is not known`,
    help: () => 'Write 1. If the file comes from a newer program, update this one.',
  },
  'bad-id': {
    message: ({ name }) => `"${name}" is not an id`,
    help: () => 'Ids are lower-case letters and digits, joined by hyphens, and start with a letter: ask-deadline.',
  },
  'text-cut': {
    message: ({ rest }) => `The text was cut at a comma: "${rest}" became a key of its own`,
    help: () => 'Inside { } a comma ends the text. Put the text in quotes: {en: "Well, then"}.',
  },
  'wrong-file-name': {
    message: ({ name, file }) => `The scenario is called "${name}", its file "${file}"`,
    help: ({ name }) => `Rename the file to ${name}.yaml, or change the id.`,
  },
  'unknown-target': {
    message: ({ name, kind }) => `There is no ${ANY_KIND[String(kind)] ?? 'node'} "${name}"`,
    help: (params) =>
      meant(
        params,
        `Declare it under "${params.kind === 'ending' ? 'endings' : params.kind === 'node' ? 'nodes' : 'nodes" or "endings'}".`,
      ),
  },
  'unknown-cast': {
    message: ({ name, kind }) => `There is no ${ANY_KIND[String(kind)] ?? 'member of the cast'} "${name}"`,
    help: (params) => meant(params, params.name === 'you' ? 'Only the others can be meant here.' : 'Declare the person under "cast".'),
  },
  'unknown-person': {
    message: ({ name }) => `The shared cast has no person "${name}"`,
    help: (params) => meant(params, 'Add the person to scenarios/shared/cast.yaml, or leave "is" away and describe the person here.'),
  },
  'unknown-fact': {
    message: ({ name }) => `There is no fact "${name}"`,
    help: (params) => meant(params, 'Declare it under "facts".'),
  },
  'unknown-flag': {
    message: ({ name }) => `There is no flag "${name}"`,
    help: (params) => meant(params, 'Declare it under "flags".'),
  },
  'unknown-move': {
    message: ({ name }) => `There is no move "${name}" in the catalogue`,
    help: (params) => meant(params, '"common-ground model" lists the catalogue.'),
  },
  'unknown-choice': {
    message: ({ name, kind, node }) => (kind === 'timer' ? `The node "${node}" has no choice "${name}"` : `There is no choice "${name}"`),
    help: (params) =>
      meant(
        params,
        params.kind === 'timer'
          ? 'When time runs out, one of the choices of the same node is taken.'
          : 'Use the "id" of a choice of this file.',
      ),
  },
  'unknown-feeling': {
    message: ({ name }) => `There is no feeling "${name}"`,
    help: (params) => meant(params, `Feelings: ${params.known}.`),
  },
  'unknown-posture': {
    message: ({ name }) => `There is no posture "${name}"`,
    help: (params) => meant(params, `Postures: ${params.known}.`),
  },
  'unknown-acting': {
    message: ({ name }) => `There is no acting cue "${name}"`,
    help: (params) => meant(params, `Acting cues: ${params.known}.`),
  },
  'unknown-figure': {
    message: ({ name }) => `There is no figure "${name}"`,
    help: (params) => meant(params, `Figures: ${params.known}. Or compose one: {hair: …, outfit: …}.`),
  },
  'unknown-colour': {
    message: ({ name }) => `"${name}" is no colour`,
    help: (params) =>
      meant(params, 'Write #rrggbb in quotes, such as "#3f63c9", or one of the colour words listed in scenarios/README.md under "People".'),
  },
  'reserved-id': {
    message: ({ name }) => `"${name}" has a meaning of its own and cannot be used as a name here`,
    help: () => 'Choose another name.',
  },
  'unreachable-node': {
    message: ({ name, by }) => (by ? `No play comes to the node "${name}"` : `No way leads to the node "${name}"`),
    help: ({ name, by }) => (by ? LOOSEN_EN : `Let a choice or a node go there ("to: ${name}"), or remove it.`),
  },
  'unreachable-ending': {
    message: ({ name, by }) => (by ? `No play comes to the ending "${name}"` : `No way leads to the ending "${name}"`),
    help: ({ name, by }) => (by ? LOOSEN_EN : `Let a choice or a node go there ("to: ${name}"), make it the "break-off", or remove it.`),
  },
  'dead-end': {
    message: ({ name }) => `The talk cannot go on from the node "${name}"`,
    help: () => 'Give it "choices", or say by "to" where it leads.',
  },
  'no-open-option': {
    message: ({ name, path }) =>
      path ? `At the node "${name}" every choice is closed after: ${path}` : `At the node "${name}" every choice may be closed`,
    help: () => 'Give it one choice without "when" and without "once".',
  },
  'missing-fallback': {
    message: ({ name }) => `The last branch, to "${name}", has a condition: if none holds there is nowhere to go`,
    help: () => 'Add a last branch without "when": {to: …}.',
  },
  'missing-why': {
    message: ({ choice }) => (choice === undefined || choice === '?' ? 'A choice has no "why"' : `The choice "${choice}" has no "why"`),
    help: () => 'Add one or two sentences on what this choice does to the talk: the debrief shows them.',
  },
  'missing-translation': {
    message: ({ language }) => `The ${LANGUAGES[String(language)] ?? language} text is missing`,
    help: ({ language }) => `Add "${language}: …"; until then the other language is shown.`,
  },
  'fact-not-known': {
    message: ({ name, verb }) =>
      verb === 'shares'
        ? `The player may not know the fact "${name}" here`
        : verb === 'finds'
          ? `The fact "${name}" need not be found: somebody knows it`
          : `No counterpart knows the fact "${name}"`,
    help: ({ name, verb }) =>
      verb === 'shares'
        ? `Add "when: fact ${name} is open", or lead here only from choices that open it.`
        : verb === 'finds'
          ? 'Use "asks" for what the others know and "shares" for what the player knows.'
          : verb === 'asks'
            ? 'Add the person to "known-by", or use "finds" for what nobody knows.'
            : 'Add the person to "known-by".',
  },
  'expression-syntax': {
    message: ({ found, expected }) =>
      `${found === '' ? 'The condition ends' : `"${found}" stands`} where ${EXPRESSION[String(expected)] ?? expected} is expected`,
    help: ({ found }) =>
      OPERATORS[String(found)] === undefined
        ? 'Conditions look like: stance of lin is not closed and (heat < 40 or chosen ask-deadline).'
        : `Write "${OPERATORS[String(found)]}".`,
  },
  'unknown-name': {
    message: ({ name }) => `"${name}" means nothing in a condition`,
    help: (params) =>
      meant(
        params,
        'A condition speaks of stance, ladder, climate, heat, intensity, step, open-facts, fact, flag, visits, chosen, or a declared flag.',
      ),
  },
  'loop-without-exit': {
    message: ({ nodes, kind }) =>
      kind === 'no-choice'
        ? `The talk may run in circles without asking the player: ${nodes}`
        : `No ending can be reached any more from: ${nodes}`,
    help: ({ kind }) =>
      kind === 'no-choice' ? 'Put a choice somewhere on the circle.' : 'Let a choice lead out of the circle to an ending.',
  },
  'test-fails': {
    message: ({ name, reason }) => `The test "${name}" fails: ${reason}`,
    help: () => 'Change the scenario or the expectation; "common-ground play" shows the same play step by step.',
  },
  ...FINDINGS_EN,
};
