// `transcript`: a whole scenario as a script that can be read, discussed and proofread without the program.
import { parseArgs } from 'node:util';
import type { Ending, Node, Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { AGREEMENT_NAMES, DEPARTMENT_NAMES, FLOW_NAMES, RELATION_NAMES, SITUATION_NAMES, TEMPERAMENT_NAMES } from '../locale/terms.ts';
import { type Command, localeOf, UsageError } from './io.ts';
import { chairOf, loadFile } from './load.ts';
import { renderDiagnostic } from './render-diagnostic.ts';
import { branchesOf, changesOf, choiceOf, labelled, linesOf, nameOf, namesOf, type Script, say, word } from './transcript-parts.ts';
import { PLACE_NAMES } from './transcript-words.ts';

function opening(script: Script): string[] {
  const { scenario, locale } = script;
  const { flow, mood } = scenario;
  const people = scenario.cast.map((person) => {
    const words = [say(script, person.role), DEPARTMENT_NAMES[person.department][locale], TEMPERAMENT_NAMES[person.temperament][locale]];
    if (person.id !== 'you') words.push(RELATION_NAMES[person.relation][locale]);
    if (!scenario.present.includes(person.id)) words.push(word(script, 'offStage'));
    return `  ${say(script, person.name)} [${person.id}]  ${words.join(' · ')}`;
  });
  const facts = scenario.facts.map((fact) => {
    const known = fact.knownBy.length === 0 ? word(script, 'nobody') : word(script, 'knownBy') + namesOf(script, fact.knownBy);
    return `  [${fact.id}] ${say(script, fact.text)}  〔${known}〕`;
  });
  const comma = locale === 'zh-CN' ? '，' : ', ';
  const tempers = Object.entries(mood.of).map(
    ([who, { climate, heat }]) => `${nameOf(script, who)} ${word(script, 'climate')} ${climate}${comma}${word(script, 'heat')} ${heat}`,
  );
  return [
    say(script, scenario.title),
    '='.repeat(40),
    say(script, scenario.summary),
    '',
    labelled(script, 'situation', say(script, scenario.briefing.situation)),
    labelled(script, 'goal', say(script, scenario.briefing.goal)),
    labelled(script, 'flow', `${FLOW_NAMES[flow.kind][locale]}${comma}${nameOf(script, flow.supplier)} → ${nameOf(script, flow.customer)}`),
    '',
    word(script, 'cast'),
    ...people,
    '',
    ...(facts.length === 0 ? [] : [word(script, 'facts'), ...facts, '']),
    ...needsOf(script),
    labelled(script, 'mood', [...tempers, `${word(script, 'intensity')} ${mood.intensity}`].join(locale === 'zh-CN' ? '；' : '; ')),
  ];
}

function needsOf(script: Script): string[] {
  const needs = Object.entries(script.scenario.needs).map(
    ([who, text]) => `  ${nameOf(script, who)}${script.locale === 'zh-CN' ? '：' : ': '}${say(script, text)}`,
  );
  return needs.length === 0 ? [] : [word(script, 'needs'), ...needs, ''];
}

function sceneOf(script: Script, node: Node, place: Scenario['place']): string[] {
  const { locale } = script;
  const cue = node.cue === undefined ? [] : [labelled(script, 'asksFor', SITUATION_NAMES[node.cue][locale])];
  const moves = [
    ...node.enter.map((who) => `${nameOf(script, who)} ${word(script, 'enters')}`),
    ...node.leave.map((who) => `${nameOf(script, who)} ${word(script, 'leaves')}`),
  ];
  const timer = node.timer === undefined ? [] : [`  ${node.timer.seconds} ${word(script, 'timer')} [${node.timer.choice}]`];
  return [
    '',
    `— ${node.id} · ${PLACE_NAMES[node.place ?? place][locale]} ${'—'.repeat(12)}`,
    ...cue,
    ...moves,
    ...(node.volunteers.length === 0 ? [] : [labelled(script, 'volunteers', node.volunteers.map((id) => `[${id}]`).join(' '))]),
    ...changesOf(script, node, ''),
    ...linesOf(script, node.lines, ''),
    '',
    ...node.choices.flatMap((choice, index) => choiceOf(script, choice, index + 1)),
    ...timer,
    ...branchesOf(script, node.to, ''),
  ];
}

function endingOf(script: Script, ending: Ending): string[] {
  const { locale } = script;
  const met = Object.entries(ending.needs).map(([who, value]) => `${nameOf(script, who)} ${value}/2`);
  return [
    '',
    `[${ending.id}] ${say(script, ending.title)}${ending.breakOff ? ` · ${word(script, 'breakOff')}` : ''}`,
    ...linesOf(script, ending.lines, '  '),
    `  ${say(script, ending.text)}`,
    `  ${[
      labelled(script, 'agreement', AGREEMENT_NAMES[ending.agreement][locale]),
      labelled(script, 'met', met.join(locale === 'zh-CN' ? '，' : ', ')),
      labelled(script, 'chain', `${ending.chain}/2`),
    ].join(locale === 'zh-CN' ? '；' : '; ')}`,
  ];
}

export function transcriptOf(scenario: Scenario, locale: Locale): string {
  const script: Script = { scenario, locale };
  return [
    ...opening(script),
    ...scenario.nodes.flatMap((node) => sceneOf(script, node, scenario.place)),
    '',
    '='.repeat(40),
    word(script, 'endings'),
    ...scenario.endings.flatMap((ending) => endingOf(script, ending)),
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

export const transcript: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { lang: { type: 'string' }, seat: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('transcript takes one file.');
  const locale = localeOf(values.lang, io.env);
  const loaded = await loadFile(file);
  const { text, diagnostics, parsed } = loaded;
  const scenario = chairOf(loaded, values.seat);
  if (scenario === null) {
    const context = { file, text, included: parsed?.included ?? [], locale };
    for (const each of diagnostics) io.stderr.write(`${renderDiagnostic(each, context)}\n`);
    if (!parsed) throw new UsageError(`${file} is no scenario.`);
    return 1;
  }
  io.stdout.write(transcriptOf(scenario, locale));
  return 0;
};
