// Several readings as one source. Maps that are put together from several places are made up; the forest knows which
// place in which text each of their entries stands for.
import type { Span } from './diagnostic.ts';
import { lineStartsOf, spanOf, tidyRange } from './position.ts';
import type { Reading } from './reading.ts';
import { LOCALES, type Locale } from './terms.ts';
import type { Params, Spot } from './yaml-tree.ts';

/** The place that an entry of a made-up map or list stands for. */
export type OriginOf = (key: string | number) => Spot;

export interface Forest {
  report(code: Parameters<Reading['report']>[0], at: Spot, params?: Params): void;
  sourceOf(container: object, key: string | number): string | undefined;
  /** Language of the plain strings in the file that a container was written in. */
  languageIn(container: object): Locale;
  spanOf(at: Spot): Span;
  /** Path of the included file that it is written in; undefined for the scenario's own. */
  fileOf(at: Spot): string | undefined;
  /** File and line, where `at` stands in another file than `from`. */
  elsewhere(at: Spot, from: Spot): Params;
  derive<T extends object>(made: T, originOf: OriginOf): T;
}

const NOWHERE: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** `name`: what the text itself is called where another file must speak of it. */
export function openForest(readings: readonly Reading[], name: string): Forest {
  const origins = new WeakMap<object, OriginOf>();

  const written = (spot: Spot): Spot => {
    let at = spot;
    for (let origin = origins.get(at.in); origin !== undefined; origin = origins.get(at.in)) at = { ...at, ...origin(at.key) };
    return at;
  };
  const homeOf = (container: object): Reading | undefined => readings.find(({ tree }) => tree?.owns(container));
  const starts = new Map<Reading, readonly number[]>();
  const startsOf = (reading: Reading): readonly number[] => {
    const known = starts.get(reading) ?? lineStartsOf(reading.text);
    starts.set(reading, known);
    return known;
  };
  const spanAt = (spot: Spot): Span => {
    const at = written(spot);
    const home = homeOf(at.in);
    if (home === undefined || home.tree === null) return NOWHERE;
    return spanOf(startsOf(home), tidyRange(home.text, home.tree.rangeOf(at)));
  };
  const languages = new Map<Reading, Locale>();
  for (const reading of readings) {
    const wanted = (reading.tree?.root as { language?: unknown } | null | undefined)?.language;
    languages.set(reading, LOCALES.find((locale) => locale === wanted) ?? 'zh-CN');
  }

  return {
    report(code, spot, params) {
      const at = written(spot);
      homeOf(at.in)?.report(code, at, params);
    },
    sourceOf: (container, key) => homeOf(container)?.tree?.sourceOf(container, key),
    languageIn(container) {
      const home = homeOf(written({ in: container, key: '' }).in);
      return (home && languages.get(home)) ?? 'zh-CN';
    },
    spanOf: spanAt,
    fileOf: (at) => homeOf(written(at).in)?.file,
    elsewhere(spot, from) {
      const home = homeOf(written(spot).in);
      if (home === homeOf(written(from).in)) return {};
      return { file: home?.file ?? name, line: spanAt(spot).line };
    },
    derive(made, originOf) {
      origins.set(made, originOf);
      return made;
    },
  };
}
