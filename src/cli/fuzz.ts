// `fuzz`: many seeded plays through the statechart, with what they broke and what they never met.
import { parseArgs } from 'node:util';
import { COVERED } from '../core/analysis/coverage.ts';
import { type Fuzzed, fuzz as playMany } from '../core/analysis/fuzz.ts';
import type { Violation } from '../core/analysis/shortest.ts';
import { compileDialogue } from '../core/dialogue/machine.ts';
import type { Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { type Command, localeOf, UsageError, wholeNumber } from './io.ts';
import { loadScenario } from './load-scenario.ts';

const MOST_PLAYS = 10_000_000;

const COLON = { en: ': ', 'zh-CN': '：' } as const;

const WORDS = {
  en: {
    never: 'never',
    sound: 'No invariant was broken.',
    broken: 'Broken',
    shortest: 'Shortest log',
    reduced: 'Log (no event of it can be left out)',
    none: '(no decision at all)',
    silence: '(silence)',
    nodes: 'nodes',
    choices: 'choices',
    replies: 'replies',
    branches: 'branches',
    endings: 'endings',
    verdicts: 'verdicts',
  },
  'zh-CN': {
    never: '从未遇到',
    sound: '没有发现违反不变式的情况。',
    broken: '违反了',
    shortest: '最短的记录',
    reduced: '记录（其中每一步都不能少）',
    none: '（一步都没有）',
    silence: '（沉默）',
    nodes: '场景',
    choices: '选项',
    replies: '回应',
    branches: '分支',
    endings: '结局',
    verdicts: '评判',
  },
} as const;

function violationText(file: string, violation: Violation | null, locale: Locale): readonly string[] {
  const words = WORDS[locale];
  if (violation === null) return [words.sound];
  const ids = violation.log.map((event) => (event.type === 'choose' ? event.choice : words.silence));
  const again = violation.log.every(({ type }) => type === 'choose') && ids.length > 0;
  return [
    `${words.broken}${COLON[locale]}${violation.invariant}: ${violation.detail}`,
    `${violation.shortest ? words.shortest : words.reduced}${COLON[locale]}${ids.join(', ') || words.none}`,
    ...(again ? [`  common-ground play ${file} --choices ${ids.join(',')}`] : []),
  ];
}

export function fuzzText(file: string, scenario: Scenario, seed: number, fuzzed: Fuzzed, locale: Locale): string {
  const words = WORDS[locale];
  const colon = COLON[locale];
  const { plays, decisions, coverage, violation } = fuzzed;
  const all = plays.random + plays.leastTried;
  const head =
    locale === 'zh-CN'
      ? `${scenario.id}：${all} 场对话（${plays.random} 场随机，${plays.leastTried} 场先选试得最少的），${decisions} 次选择${plays.capped === 0 ? '' : `，${plays.capped} 场超过 200 次选择而中止`}，种子 ${seed}`
      : `${scenario.id}: ${all} plays (${plays.random} random, ${plays.leastTried} least tried first), ${decisions} decisions${plays.capped === 0 ? '' : `, ${plays.capped} given up after 200 decisions`}, seed ${seed}`;
  const rows = COVERED.map((name) => {
    const { counts, never } = coverage[name];
    const size = Object.keys(counts).length;
    const met = `  ${words[name].padEnd(locale === 'en' ? 10 : 4)} ${String(size - never.length).padStart(4)}/${size}`;
    const few = name === 'endings' || name === 'verdicts';
    const told = few
      ? `  ${Object.entries(counts)
          .map(([id, count]) => `${id} ${count}`)
          .join(', ')}`
      : '';
    return `${met}${told}${never.length > 0 && !few ? `  ${words.never}${colon}${never.join(', ')}` : ''}`;
  });
  return `${[head, ...rows, ...violationText(file, violation, locale), ''].join('\n')}`;
}

export const fuzz: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seat: { type: 'string' },
      plays: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
      lang: { type: 'string' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('fuzz needs one scenario file.');
  const plays = wholeNumber('--plays', values.plays ?? '1000', 1, MOST_PLAYS);
  const seed = wholeNumber('--seed', values.seed ?? '1', 0, 0xffffffff);
  const locale = localeOf(values.lang, io.env);
  const scenario = await loadScenario(file, io, locale, values.seat);
  if (!scenario) return 1;
  const fuzzed = playMany(compileDialogue(scenario), { plays, seed });
  if (values.json) io.stdout.write(`${JSON.stringify({ scenario: scenario.id, hash: scenario.hash, seed, ...fuzzed }, null, 2)}\n`);
  else io.stdout.write(fuzzText(file, scenario, seed, fuzzed, locale));
  return fuzzed.violation === null ? 0 : 1;
};
