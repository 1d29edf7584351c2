// The faces that the build cut for this text. They arrive when they arrive: until then the system's faces stand in.
import { type FontFaceData, menuFaces, scenarioFaces } from 'virtual:fonts';

function add(faces: readonly FontFaceData[]): readonly FontFace[] {
  return faces.map(({ family, url, weight, unicodeRange }) => {
    const face = new FontFace(family, `url(${JSON.stringify(url)}) format("woff2")`, { weight, unicodeRange, display: 'swap' });
    document.fonts.add(face);
    return face;
  });
}

export function addMenuFonts(): void {
  add(menuFaces);
}

const added = new Map<string, Promise<void>>();

/** Resolves when the scenario's faces are declared: from then on a sign on the page fetches its file. */
export function declareFaces(scenario: string): Promise<void> {
  const known = added.get(scenario);
  if (known) return known;
  const load = Object.hasOwn(scenarioFaces, scenario) ? scenarioFaces[scenario] : undefined;
  const declaring = load ? load().then((faces) => void add(faces)) : Promise.resolve();
  added.set(scenario, declaring);
  // Asked for again another time; a failure leaves the system's faces.
  declaring.catch(() => added.delete(scenario));
  return declaring;
}

/**
 * Fetches the files that hold the signs of `text`, and no others, before a line needs them: looking for a stand-in among the
 * system's faces can hold up a line for half a second.
 */
export async function fetchFaces(scenario: string, text: string): Promise<void> {
  await declareFaces(scenario);
  const kinds = new Set(menuFaces.map(({ family, weight }) => `${weight.split(' ')[0]} 16px ${JSON.stringify(family)}`));
  await Promise.all([...kinds].map((kind) => document.fonts.load(kind, text)));
}
