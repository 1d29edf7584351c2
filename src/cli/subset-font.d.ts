// What we use of subset-font 2.9, which ships no types.
declare module 'subset-font' {
  interface Options {
    targetFormat?: 'truetype' | 'woff' | 'woff2';
    keepFeatures?: string[];
    variationAxes?: Record<string, number | { min: number; max: number; default?: number }>;
    noHinting?: boolean;
    keepAllGlyphs?: boolean;
  }
  const subsetFont: (font: Buffer, text: string, options?: Options) => Promise<Buffer>;
  // biome-ignore lint/style/noDefaultExport: the package exports nothing else
  export default subsetFont;
}
