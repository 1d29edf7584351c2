// Made by the build: see src/cli/vite-fonts.ts. One `FontFace` each; families `CG Han`, `CG Latin` (text, weights
// 400-900) and `CG Title`. In Chinese: font-family: 'CG Han', 'CG Latin', <system>; in English 'CG Latin' stands first.
declare module 'virtual:fonts' {
  export interface FontFaceData {
    readonly family: string;
    readonly url: string;
    readonly weight: string;
    readonly unicodeRange: string;
  }
  /** Everything that menus show: load at once. */
  export const menuFaces: readonly FontFaceData[];
  /** By scenario id: the characters that the menu's faces lack; load with the scenario. */
  export const scenarioFaces: Readonly<Record<string, () => Promise<readonly FontFaceData[]>>>;
}
