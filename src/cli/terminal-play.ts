// Playing in the terminal: lines, then numbered options. What `play <file>` does without choices.
import { createInterface } from 'node:readline/promises';
import type { DialogueMachine } from '../core/dialogue/machine.ts';
import type { DialogueView } from '../core/dialogue/view.ts';
import { advance, endingOf, startRun, viewOfRun } from '../core/run/advance.ts';
import type { Run } from '../core/run/run.ts';
import type { Locale } from '../core/scenario/terms.ts';
import type { Io } from './io.ts';

const WORDS = {
  en: { wrong: 'Type the number of an option, or q to stop.', prompt: 'You: ', closed: 'not now', stopped: 'Stopped.' },
  'zh-CN': { wrong: '请输入选项的编号，或输入 q 停止。', prompt: '你：', closed: '现在不行', stopped: '已停止。' },
} as const;

function sceneText(view: DialogueView, locale: Locale): string {
  const name = (who: string): string => view.present.find((one) => one.id === who)?.name[locale] ?? who;
  const lines = view.lines.map((line) => {
    const text = line.text[locale];
    if (!line.who) return `  ${text}`;
    if (line.kind === 'think') return `  ${name(line.who)} (…): ${text}`;
    return `${name(line.who)}${line.feeling ? ` (${line.feeling})` : ''}: ${text}`;
  });
  const options = view.choices.map((choice, k) =>
    choice.open ? `  ${k + 1}. ${choice.say[locale]}` : `  -  ${choice.say[locale]} [${choice.closed?.[locale] ?? WORDS[locale].closed}]`,
  );
  return `\n${[...lines, '', ...options].join('\n')}\n`;
}

/** Plays until an ending or `q`; null if it was stopped. */
export async function playInTerminal(machine: DialogueMachine, seed: number, locale: Locale, io: Io): Promise<Run | null> {
  if (!io.stdin) return null;
  const reader = createInterface({ input: io.stdin });
  const answers = reader[Symbol.asyncIterator]();
  let [run] = startRun(machine, { seed, mode: 'coach' });
  try {
    for (;;) {
      const view = viewOfRun(machine, run);
      io.stdout.write(sceneText(view, locale));
      if (endingOf(machine, run) !== null) return run;
      let taken = false;
      while (!taken) {
        io.stdout.write(WORDS[locale].prompt);
        const { value, done } = await answers.next();
        if (done || value.trim() === 'q') {
          io.stdout.write(`\n${WORDS[locale].stopped}\n`);
          return null;
        }
        const choice = view.choices[Number(value.trim()) - 1];
        taken = choice?.open === true;
        if (choice && taken) [run] = advance(machine, run, { type: 'choose', choice: choice.id });
        else io.stdout.write(`${WORDS[locale].wrong}\n`);
      }
    }
  } finally {
    reader.close();
  }
}
