// The faces that the build cut for this text. They arrive when they arrive: until then the system's faces stand in.
import { type FontFaceData, menuFaces, scenarioFaces } from 'virtual:fonts';

function add(faces: readonly FontFaceData[]): void {
  for (const { family, url, weight, unicodeRange } of faces)
    document.fonts.add(new FontFace(family, `url(${JSON.stringify(url)}) format("woff2")`, { weight, unicodeRange, display: 'swap' }));
}

export const addMenuFonts = (): void => add(menuFaces);

const added = new Set<string>();

/** Resolves when the scenario's faces are declared; a failure leaves the system's. */
export async function addScenarioFonts(scenario: string): Promise<void> {
  if (added.has(scenario)) return;
  added.add(scenario);
  try {
    const load = Object.hasOwn(scenarioFaces, scenario) ? scenarioFaces[scenario] : undefined;
    if (load) add(await load());
  } catch {
    added.delete(scenario);
  }
}
