// The server's half of the living preview: watches the scenarios' folder and tells every open page what is new.
import path from 'node:path';
import { normalizePath, type ViteDevServer } from 'vite';
import type { Diagnostic, Span } from '../core/scenario/diagnostic.ts';
import { ANCHORS, type AnchorNews, type FileReport, HELLO, type Hello, type Mistake, NEWS, type News } from '../game/preview-news.ts';

/** A save may come as several events, and a file be gone for a moment while it is replaced. */
const SETTLE_MS = 40;
/** UTF-16 units shown of a line, around what is meant. */
const WINDOW = 110;
const LEAD = 40;
/** Texts of the scenarios, and the faces that hold their glyphs. */
const MADE = '\0virtual:';

function excerptOf(lines: readonly string[], { line, column, endLine, endColumn }: Span): Mistake['excerpt'] {
  const whole = (lines[line - 1] ?? '').replaceAll('\t', ' ').replace(/\r$/, '');
  const from = column - 1;
  const to = Math.max(from, endLine === line ? endColumn - 1 : whole.length);
  const cut = whole.length <= WINDOW ? 0 : Math.max(0, Math.min(from - LEAD, whole.length - WINDOW));
  const end = Math.min(whole.length, Math.max(cut + WINDOW, Math.min(to, from + WINDOW)));
  return {
    before: (cut > 0 ? '…' : '') + whole.slice(cut, from).replace(cut > 0 ? '' : /^ +/, ''),
    marked: whole.slice(from, Math.min(to, end)),
    after: whole.slice(Math.min(to, end), end) + (end < whole.length ? '…' : ''),
  };
}

/** `root`: the project; of a file outside of it only the way from `folder` is told. */
export function reportOf(
  { file, text }: { readonly file: string; readonly text: string },
  { root, folder }: { readonly root: string; readonly folder: string },
  diagnostics: readonly Diagnostic[],
): FileReport {
  const lines = text.split('\n');
  return {
    file: normalizePath(path.relative(file.startsWith(`${root}/`) ? root : folder, file)),
    path: file,
    mistakes: diagnostics.map((each) => ({ ...each, excerpt: excerptOf(lines, each.span) })),
  };
}

export interface PreviewSource {
  /** Reads again what a change of these files touches. */
  refresh(changed: readonly string[]): Promise<News>;
  /** The state of things, with what is new to a page that has `known`; without it nothing is. */
  news(known?: Hello): Promise<News>;
}

export interface PreviewServer {
  close(): void;
  /** A file of the scenarios' folder was saved, added or removed. */
  note(file: string): void;
  anchors(news: AnchorNews): void;
}

export function openPreviewServer(server: ViteDevServer, source: PreviewSource): PreviewServer {
  const { hot } = server.environments.client;
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  /** What is made of the scenarios; every other module stays as it was transformed. */
  function forgetMade(): void {
    for (const [id, module] of server.moduleGraph.idToModuleMap) if (id.startsWith(MADE)) server.moduleGraph.invalidateModule(module);
  }

  const failed = (error: unknown): void => server.config.logger.error(error instanceof Error ? error.message : String(error));

  async function tell(): Promise<void> {
    const files = [...changed];
    changed.clear();
    const news = await source.refresh(files);
    // A page that is loaded from now on gets the new versions from the start.
    forgetMade();
    hot.send(NEWS, news);
  }

  hot.on(
    HELLO,
    (known: Hello, client: { send(event: string, payload: unknown): void }) =>
      void source.news(known).then((news) => client.send(NEWS, news), failed),
  );
  return {
    close: () => clearTimeout(timer),
    note(file) {
      changed.add(file);
      clearTimeout(timer);
      timer = setTimeout(() => void tell().catch(failed), SETTLE_MS);
    },
    anchors(news) {
      forgetMade();
      hot.send(ANCHORS, news);
      void source.news().then((news) => hot.send(NEWS, news), failed);
    },
  };
}
