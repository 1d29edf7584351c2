// The two races against inkjs as rows.
import type { Rounds } from './cpu-rounds.ts';
import type { EngineReport, SourceSize } from './engines.ts';
import { medianOf, type Row, spreadOf } from './table.ts';

const FASTER = 3;

interface Race {
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  /** Units of the row in one unit of the rounds. */
  readonly weight: { readonly ours: number; readonly peer: number };
  readonly target?: number;
  readonly note?: string;
}

function raceRow(rounds: Rounds, { group, name, unit, weight, target, note }: Race): Row {
  const ours = rounds.ours.map((rate) => rate * weight.ours);
  const peer = rounds.peer.map((rate) => rate * weight.peer);
  const ratios = ours.map((rate, index) => rate / (peer[index] ?? Number.NaN));
  const ratio = medianOf(ratios);
  return {
    group,
    name,
    value: medianOf(ours),
    unit,
    spread: spreadOf(ours),
    peer: medianOf(peer),
    ratio,
    ratioSpread: spreadOf(ratios),
    ...(target === undefined ? {} : { target: `≥ ${target} × inkjs`, met: ratio >= target }),
    ...(note === undefined ? {} : { note }),
  };
}

export function engineRows(reports: readonly EngineReport[]): readonly Row[] {
  const play = reports.flatMap(({ id, play: full, playBare, length }): Row[] => [
    raceRow(full, {
      group: 'advance + viewOf, against inkjs ChooseChoiceIndex + ContinueMaximally on the same story',
      name: id,
      unit: 'choices / CPU s',
      weight: { ours: 1, peer: 1 },
      target: FASTER,
      note: `a random play has ${length.ours.toFixed(1)} decisions here, ${length.peer.toFixed(1)} there`,
    }),
    raceRow(playBare, {
      group: 'the same, where inkjs plays the texts and ways alone: no numbers, no conditions, one language',
      name: id,
      unit: 'choices / CPU s',
      weight: { ours: 1, peer: 1 },
    }),
  ]);
  const compile = reports.flatMap(({ id, compile: rounds, source }): Row[] => {
    const per = (size: (source: SourceSize) => number) => ({ ours: size(source.ours), peer: size(source.peer) });
    return [
      raceRow(rounds, {
        group: 'parseScenario + compileDialogue, against the compiler of inkjs on the same story',
        name: id,
        unit: 'KB / CPU s',
        weight: per(({ bytes }) => bytes / 1024),
        target: 1,
      }),
      raceRow(rounds, {
        group: 'the same by characters: ours hold Chinese, whose signs have three bytes',
        name: id,
        unit: 'thousand / CPU s',
        weight: per(({ characters }) => characters / 1000),
      }),
    ];
  });
  const all = [...play, ...compile];
  return [...new Set(all.map(({ group }) => group))].flatMap((group) => all.filter((row) => row.group === group));
}
