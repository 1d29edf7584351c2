// Ours and inkjs on the same scenarios. Bundled for production and run in a Node of its own, so that neither side pays for
// the loader of TypeScript; prints one JSON document.
import { readFileSync } from 'node:fs';
import { Compiler } from 'inkjs/full';
import { hashText, randomFrom } from '../../src/core/dialogue/chance.ts';
import { compileDialogue } from '../../src/core/dialogue/machine.ts';
import { advance, startRun, viewOfRun } from '../../src/core/run/advance.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { parsePeople, parseScenario } from '../../src/core/scenario/parse.ts';
import type { SharedPeople } from '../../src/core/scenario/resolve-scope.ts';
import { type Contestant, inTurns, type Rounds } from './cpu-rounds.ts';
import { inkSourceOf } from './ink-source.ts';

export interface EngineJob {
  /** Absolute paths. */
  readonly people: string;
  readonly scenarios: readonly { readonly id: string; readonly file: string }[];
  readonly rounds: number;
}

export interface SourceSize {
  /** Of the UTF-8 text. */
  readonly bytes: number;
  /** UTF-16 units. */
  readonly characters: number;
}

export interface EngineReport {
  readonly id: string;
  /** Choices per CPU second. */
  readonly play: Rounds;
  /** The peer plays texts, choices and ways on alone, without any of the model. */
  readonly playBare: Rounds;
  /** Mean decisions of a random play: the two stories must be of one size. */
  readonly length: { readonly ours: number; readonly peer: number };
  /** Whole sources per CPU second. */
  readonly compile: Rounds;
  readonly source: { readonly ours: SourceSize; readonly peer: SourceSize };
}

type Story = ReturnType<InstanceType<typeof Compiler>['Compile']>;

interface Player extends Contestant {
  /** Decisions and plays so far. */
  readonly done: { decisions: number; plays: number };
}

/** Grows by what was shown, so that no engine can skip the work of showing it. */
let shown = 0;

function ourPlayer(scenario: Scenario): Player {
  const machine = compileDialogue(scenario);
  const done = { decisions: 0, plays: 0 };
  return {
    done,
    run() {
      const seed = hashText('play', done.plays++);
      const random = randomFrom(seed);
      let [run] = startRun(machine, { seed, mode: 'coach' });
      let taken = 0;
      for (;;) {
        const view = viewOfRun(machine, run);
        shown += view.lines.length;
        const open = view.choices.filter((choice) => choice.open);
        const choice = open[Math.floor(random() * open.length)];
        if (!choice) break;
        let cues: readonly unknown[];
        [run, cues] = advance(machine, run, { type: 'choose', choice: choice.id });
        shown += cues.length;
        taken += 1;
      }
      done.decisions += taken;
      return taken;
    },
  };
}

function inkPlayer(story: Story): Player {
  const done = { decisions: 0, plays: 0 };
  return {
    done,
    run() {
      const random = randomFrom(hashText('play', done.plays++));
      story.ResetState();
      shown += story.ContinueMaximally()?.length ?? 0;
      let taken = 0;
      for (;;) {
        const { currentChoices } = story;
        if (currentChoices.length === 0) break;
        story.ChooseChoiceIndex(Math.floor(random() * currentChoices.length));
        shown += story.ContinueMaximally()?.length ?? 0;
        taken += 1;
      }
      done.decisions += taken;
      return taken;
    },
  };
}

const compiler = (work: () => void): Contestant => ({
  run() {
    work();
    return 1;
  },
});

const sizeOf = (text: string): SourceSize => ({ bytes: Buffer.byteLength(text), characters: text.length });

function measure(id: string, text: string, shared: SharedPeople, rounds: number): EngineReport {
  const parsed = parseScenario(text, { shared });
  const { scenario } = parsed;
  if (!scenario) throw new Error(`${id} has ${parsed.diagnostics.length} mistakes`);
  const ink = inkSourceOf(scenario, { locale: 'en', model: true });
  const [ours, peer] = [ourPlayer(scenario), inkPlayer(new Compiler(ink).Compile())];
  const bare = inkPlayer(new Compiler(inkSourceOf(scenario, { locale: 'en', model: false })).Compile());
  const play = inTurns(ours, peer, { rounds, seconds: 0.25, warmUp: 1.5 });
  const length = { ours: ours.done.decisions / ours.done.plays, peer: peer.done.decisions / peer.done.plays };
  const playBare = inTurns(ours, bare, { rounds, seconds: 0.25, warmUp: 0.5 });
  const compile = inTurns(
    compiler(() => {
      const again = parseScenario(text, { shared }).scenario;
      if (again) shown += compileDialogue(again).plot.nodes.size;
    }),
    compiler(() => {
      shown += new Compiler(ink).Compile().currentChoices.length;
    }),
    { rounds, seconds: 0.25, warmUp: 1.5 },
  );
  return { id, play, playBare, length, compile, source: { ours: sizeOf(text), peer: sizeOf(ink) } };
}

const job = JSON.parse(process.argv[2] ?? '') as EngineJob;
const { people } = parsePeople(readFileSync(job.people, 'utf8'));
const reports = job.scenarios.map(({ id, file }) => measure(id, readFileSync(file, 'utf8'), people, job.rounds));
if (shown === 0) throw new Error('nothing was played');
process.stdout.write(JSON.stringify(reports));
