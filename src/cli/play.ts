// `play`: a list of choices in, everything that can be said about the run out; or a play in the terminal.
import { parseArgs } from 'node:util';
import { openFacts } from '../core/conflict/state.ts';
import { compileDialogue, type DialogueMachine } from '../core/dialogue/machine.ts';
import { endingOf, nowOf, viewOfRun } from '../core/run/advance.ts';
import { debriefOf } from '../core/run/debrief.ts';
import { replay } from '../core/run/replay.ts';
import { reportOf } from '../core/run/report.ts';
import type { Run } from '../core/run/run.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { VERDICT_NAMES } from '../locale/terms.ts';
import { cachedAnchors } from './explored.ts';
import { type Command, localeOf, UsageError, wholeNumber } from './io.ts';
import { loadScenario } from './load-scenario.ts';
import { playInTerminal } from './terminal-play.ts';

function runText(machine: DialogueMachine, run: Run, locale: Locale): string {
  const { scenario } = machine.plot;
  const debrief = debriefOf(machine, run, cachedAnchors(scenario));
  const { conflict } = nowOf(run).context;
  const out = [
    '',
    `${VERDICT_NAMES[debrief.verdict][locale]}: ${debrief.ending.title[locale]}`,
    debrief.ending.text[locale],
    `${debrief.score} / 1000   R ${debrief.raw.toFixed(1)}   ${openFacts(conflict)}/${scenario.facts.length}`,
    '',
    ...debrief.decisions.flatMap((one) => [`${one.number}. ${one.say[locale]}`, `   ${one.why[locale]}`]),
    '',
  ];
  return out.join('\n');
}

export const play: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      choices: { type: 'string' },
      seed: { type: 'string' },
      seat: { type: 'string' },
      json: { type: 'boolean' },
      lang: { type: 'string' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('play needs one scenario file.');
  const seed = wholeNumber('--seed', values.seed ?? '1', 0, 0xffffffff);
  const locale = localeOf(values.lang, io.env);
  const scenario = await loadScenario(file, io, locale, values.seat);
  if (!scenario) return 1;
  const machine = compileDialogue(scenario);

  if (values.choices === undefined && !values.json) {
    const run = await playInTerminal(machine, seed, locale, io);
    if (run) io.stdout.write(runText(machine, run, locale));
    return 0;
  }
  const ids = (values.choices ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const played = replay(
    machine,
    { seed, mode: 'coach' },
    ids.map((choice) => ({ type: 'choose', choice })),
  );
  if (!played.ok) {
    const open = viewOfRun(machine, played.run)
      .choices.filter((one) => one.open)
      .map((one) => one.id);
    io.stderr.write(
      `Choice ${played.illegalAt + 1}, "${ids[played.illegalAt]}", is illegal here (${played.code}). Open: ${open.join(', ') || 'nothing, the talk has ended'}.\n`,
    );
    return 1;
  }
  if (values.json)
    io.stdout.write(
      `${JSON.stringify(
        reportOf(machine, played.run, () => cachedAnchors(scenario)),
        null,
        2,
      )}\n`,
    );
  else if (endingOf(machine, played.run) !== null) io.stdout.write(runText(machine, played.run, locale));
  else
    io.stdout.write(
      `${viewOfRun(machine, played.run)
        .choices.map((one) => `${one.open ? ' ' : '-'} ${one.id}: ${one.say[locale]}`)
        .join('\n')}\n`,
    );
  return 0;
};
