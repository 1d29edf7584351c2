// What the exploration of all plays has to say, in English.
import type { ExplorationCatalogue } from './diagnostic-sentences.ts';

const PLAYERS: Readonly<Record<string, string>> = {
  first: 'always takes the first option as written',
  last: 'always takes the last option as written',
  longest: 'always takes the longest option',
  shortest: 'always takes the shortest option',
};

const MODES: Readonly<Record<string, string>> = {
  competing: 'competes',
  collaborating: 'collaborates',
  avoiding: 'avoids',
  accommodating: 'gives in',
  compromising: 'compromises',
};

/** There is a way, but its conditions stop every play. */
export const LOOSEN_EN = 'What leads there never comes about. Loosen the conditions on the way, or remove it.';

export const EXPLORATION_EN: ExplorationCatalogue = {
  'unreachable-choice': {
    message: ({ name }) => `The choice "${name}" is never open in any play`,
    help: () => 'Its condition never holds where it is offered. Loosen the condition, or take the choice out.',
  },
  'endless-loop': {
    message: ({ name }) => `By "${name}" a talk can go round and round without an end`,
    help: ({ turns, percent }) =>
      `Plays were followed ${turns} times back into the same node; ${percent} % of random plays go on beyond that. Make the choice "once", or let the loop use something up.`,
  },
  'dominated-option': {
    message: ({ name, loss }) => `The option "${name}" is never the best one in any state (it costs ${loss} of R on average)`,
    help: () => 'That is fine for a temptation. If it was meant to be right for some players, give it a state in which it is.',
  },
  'never-on-best-play': {
    message: ({ name, loss }) =>
      `The option "${name}" is sometimes the best one, but no best play comes by it (it costs ${loss} of R on average)`,
    help: () => 'It mends what went wrong before. Nothing has to be done.',
  },
  'longest-is-best': {
    message: ({ which, r, language }) =>
      `The better answers are recognised by being the ${which} ones (${language === 'en' ? 'English' : 'Chinese'}, r = ${r})`,
    help: ({ which }) =>
      which === 'longest'
        ? 'Let some bad answers talk at length and some good ones be short.'
        : 'Let some good answers take their time and some bad ones be short.',
  },
  'no-repair': {
    message: ({ name }) => `After "${name}" nothing "settled" or better can be reached any more`,
    help: ({ node }) => `One early mistake must be mendable: add a way back, or say "point-of-no-return: true" at "${node}".`,
  },
  'narrow-range': {
    message: ({ found, needed }) => `The best play is worth only ${found} points more than clicking blindly; ${needed} are needed`,
    help: () => 'Let choices matter more: facts to open, tempting options that cost something, endings that differ in needs and chain.',
  },
  'too-few-endings': {
    message: ({ good, bad }) => `Too few ways to end: ${good} well, ${bad} badly`,
    help: ({ needed }) => `A ranked scenario needs at least ${needed} endings of each kind within reach.`,
  },
  'naive-player': {
    message: ({ policy, score }) => `Who ${PLAYERS[String(policy)] ?? policy} scores ${score}`,
    help: ({ limit }) => `More than ${limit} gives the answers away. Change the order or the length of some options.`,
  },
  'not-explored': {
    message: ({ reason, limit }) =>
      reason === 'states'
        ? `The scenario has more than ${limit} states: its figures are an estimate`
        : `Some plays take more than ${limit} decisions: they were not followed to their end`,
    help: ({ reason, error }) =>
      reason === 'states'
        ? `The random score is known to ± ${error}; dead ends and fairness are not proved. Fewer facts, flags and loops merge more states; "--states" raises the bound.`
        : `The random score is known to ± ${error}; dead ends and fairness are not proved. A talk of 8 to 14 decisions is long enough.`,
  },
  'always-mode': {
    message: ({ mode, score }) => `Over all ranked scenarios, who always ${MODES[String(mode)] ?? mode} scores ${score} on average`,
    help: ({ limit }) => `More than ${limit} teaches that one mode is always right. Add scenes in which another mode fits.`,
  },
};
