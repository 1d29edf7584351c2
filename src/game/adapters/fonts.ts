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

const added = new Set<string>();

/** Resolves when the scenario's faces are declared; a failure leaves the system's. */
export async function addScenarioFonts(scenario: string): Promise<void> {
  if (added.has(scenario)) return;
  added.add(scenario);
  try {
    const load = Object.hasOwn(scenarioFaces, scenario) ? scenarioFaces[scenario] : undefined;
    if (!load) return;
    // Fetched before the first line needs them: looking for a stand-in among the system's faces can hold up a line for half a
    // second.
    for (const face of add(await load())) face.load().catch(() => undefined);
  } catch {
    added.delete(scenario);
  }
}
