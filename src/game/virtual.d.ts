// Modules that the build makes: see src/cli/vite-scenarios.ts.
declare module 'virtual:scenarios' {
  export const cards: readonly import('./ports.ts').ScenarioCard[];
  export const loaders: Readonly<Record<string, () => Promise<{ readonly playable: import('./ports.ts').PlayableScenario }>>>;
}
