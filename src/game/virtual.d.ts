// Modules that the build makes: see src/cli/vite-scenarios.ts.
declare module 'virtual:scenarios' {
  export const cards: readonly import('./ports.ts').ScenarioCard[];
  export const loaders: Readonly<Record<string, () => Promise<ScenarioModule>>>;
  interface ScenarioModule {
    readonly playable: import('./ports.ts').PlayableScenario;
    /** Absent where nobody is composed. */
    readonly figures?: readonly import('./ports.ts').ComposedFigure[];
  }
}
