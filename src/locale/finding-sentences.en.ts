// English sentences of the diagnostics about what plays but should not stay.
import type { DiagnosticSentences, Finding } from './diagnostic-sentences.ts';

const UNITS: Readonly<Record<string, string>> = { 'zh-CN': 'characters', en: 'words' };
const LANGUAGES: Readonly<Record<string, string>> = { 'zh-CN': 'Chinese', en: 'English' };

export const FINDINGS_EN: Readonly<Record<Finding, DiagnosticSentences>> = {
  'unused-fact': {
    message: ({ name }) => `The fact "${name}" never comes up`,
    help: () => 'Let a choice ask, share, find, withhold or misstate it, let a node volunteer it, or remove it.',
  },
  'unused-flag': {
    message: ({ name, use }) =>
      use === 'never-set'
        ? `The flag "${name}" is read but never set`
        : use === 'never-read'
          ? `The flag "${name}" is set but never read`
          : `The flag "${name}" is neither set nor read`,
    help: ({ name, use }) =>
      use === 'never-set'
        ? `Set it where something should be remembered: "set: {${name}: …}".`
        : use === 'never-read'
          ? `Ask for it somewhere ("when: flag ${name}"), or remove it.`
          : 'Remove it, or set it and ask for it.',
  },
  'unused-cast': {
    message: ({ name }) => `"${name}" is never on stage and never speaks`,
    help: ({ name }) => `Let a node bring the person in ("enter: [${name}]"), or take "${name}" out of the cast.`,
  },
  'condition-constant': {
    message: ({ condition, holds, scope }) =>
      `${scope === 'part' ? 'A part of this condition' : 'This condition'} ${holds === 'always' ? 'always holds' : 'never holds'}: ${condition}`,
    help: ({ holds, scope }) =>
      scope === 'part'
        ? 'Remove the part, or compare with a value that can be reached.'
        : holds === 'always'
          ? 'Leave "when" away, or compare with a value that is not always reached.'
          : 'What it guards is never seen: compare with a value that can be reached, or remove both.',
  },
  'unreachable-reply': {
    message: ({ line }) =>
      line === undefined
        ? 'This reply never comes: the ones above leave nothing over'
        : `This reply never comes: the one on line ${line} is taken first`,
    help: () => 'Only the first reply whose condition holds is given. Put the narrower condition first, or remove this reply.',
  },
  'unreachable-branch': {
    message: ({ name, line }) =>
      line === undefined
        ? `This branch to "${name}" is never taken: the ones above leave nothing over`
        : `This branch to "${name}" is never taken: the one on line ${line} comes first`,
    help: () =>
      'Only the first branch whose condition holds is taken. Put the narrower condition first; if the one above is meant as the rest, leave its "when" away.',
  },
  'twin-options': {
    message: ({ name, twin }) => `"${name}" does the same as "${twin}" and leads to the same place`,
    help: () => 'Give one of them another move, tag, fact, flag or target, or keep only one: a choice should change something.',
  },
  'no-volunteer': {
    message: ({ name, reason, holders }) =>
      reason === 'open'
        ? `The fact "${name}" is open already whenever this node is reached`
        : reason === 'never'
          ? `The fact "${name}" is never told unasked at this node, in any play`
          : `Nobody on stage here can volunteer the fact "${name}": it is known to ${holders}`,
    help: ({ reason }) =>
      reason === 'open'
        ? 'Remove it from "volunteers", or volunteer it at an earlier node.'
        : reason === 'never'
          ? 'Its holder is never open here while the fact is blind. Move it to a node where that can be, or remove it.'
          : 'Let one who knows it enter before, or remove it from "volunteers".',
  },
  'text-too-long': {
    message: ({ kind, language, units, limit }) =>
      `The ${LANGUAGES[String(language)]} of this ${kind} has ${units} ${UNITS[String(language)]}; more than ${limit} are not said in one breath`,
    help: ({ kind }) =>
      kind === 'line' ? 'Read it aloud, then shorten it or make two lines of it.' : 'Read it aloud, then keep what one would really say.',
  },
  'option-length': {
    message: ({ name, language, units, mean }) =>
      `"${name}" has ${units} ${UNITS[String(language)]} in ${LANGUAGES[String(language)]}; the other options have ${mean} on average`,
    help: () => 'The longest option looks like the right one. Shorten it, or give the others as much to say.',
  },
  'reading-level': {
    message: ({ name, kind, value, limit, lines, percent }) =>
      kind === 'grade'
        ? `The English of "${name}" needs grade ${value} (Flesch-Kincaid); above ${limit} it is hard to follow`
        : kind === 'sentence'
          ? `The Chinese sentences of "${name}" have ${value} characters on average; above ${limit} they are hard to follow`
          : `"${name}" is there all the time and has ${lines} ${lines === 1 ? 'line' : 'lines'}, ${percent}% of all that the counterparts say`,
    help: ({ kind }) =>
      kind === 'silent'
        ? 'Give the person something to say, or let them come later ("present: false", "enter") or leave earlier.'
        : 'Make two sentences of a long one, and take the shorter word.',
  },
  'todo-left': {
    message: ({ count }) =>
      count === 1 ? 'One place is still marked "TODO:"' : `${count} places are still marked "TODO:"; this is the first`,
    help: () => 'Search the file for "TODO:", fill in what is asked for, and take the mark away.',
  },
  'stale-translation': {
    message: ({ name, language, source }) =>
      `The ${LANGUAGES[String(source)]} of "${name}" was changed; the ${LANGUAGES[String(language)]} still translates the old one`,
    help: ({ language }) =>
      `Bring the ${LANGUAGES[String(language)]} up to date here, or send it out with "strings export". If it still fits, set its state to "translated" in the table and import that.`,
  },
};
