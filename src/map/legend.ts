// Head of the map: title, numbers, and what the shapes mean.
import type { Exploration } from '../core/analysis/exploration.ts';
import { AGREEMENTS, type Locale } from '../core/scenario/terms.ts';
import { AGREEMENT_NAMES } from '../locale/terms.ts';
import { counted, type ScenarioMap } from './scenario-map.ts';
import { escapeXml, textWidth, wrapText } from './svg-text.ts';
import { MAP_WORDS } from './words.ts';

export interface Drawn {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** `undefined`: why it could not be explored. */
export type Explored = { readonly exploration: Exploration } | { readonly failed: string };

export function summaryOf({ scenario, locale }: ScenarioMap, explored: Explored): string {
  const words = (key: keyof typeof MAP_WORDS): string => MAP_WORDS[key][locale];
  const choices = scenario.nodes.reduce((sum, node) => sum + node.choices.length, 0);
  const parts = [
    `${scenario.nodes.length} ${words('nodes')}`,
    `${choices} ${words('choices')}`,
    `${scenario.endings.length} ${words('endings')}`,
  ];
  const zh = locale === 'zh-CN';
  if ('failed' in explored) parts.push([words('unexplored'), explored.failed].filter(Boolean).join(zh ? '：' : ': '));
  else if (explored.exploration.exact)
    parts.push(`${counted(explored.exploration.plays, locale)} ${words('plays')}${zh ? `（${words('exact')}）` : ` (${words('exact')})`}`);
  else parts.push(words('estimated'));
  return parts.join(zh ? '，' : ', ');
}

const SWATCH = { width: 34, height: 18 };
const SIZE = 12.5;
const ROW = 26;

function items(locale: Locale): readonly { readonly draw: (x: number, y: number) => string; readonly text: string }[] {
  const box = (kind: string) => (x: number, y: number) =>
    `<rect class="box ${kind}" x="${x}" y="${y}" width="${SWATCH.width}" height="${SWATCH.height}" rx="5"/>`;
  const arrow = (kind: string) => (x: number, y: number) =>
    `<path class="arrow ${kind}" d="M${x} ${y + SWATCH.height / 2}h${SWATCH.width}"/>`;
  return [
    { draw: arrow('best'), text: MAP_WORDS.best[locale] },
    { draw: arrow(''), text: MAP_WORDS.way[locale] },
    { draw: arrow('closable'), text: MAP_WORDS.closable[locale] },
    ...[...AGREEMENTS].reverse().map((agreement) => ({ draw: box(agreement), text: AGREEMENT_NAMES[agreement][locale] })),
    { draw: box('unreachable'), text: MAP_WORDS.unreachable[locale] },
  ];
}

export function drawLegend(map: ScenarioMap, explored: Explored, width: number, full: boolean): Drawn {
  const { scenario, locale } = map;
  const parts: string[] = [];
  let y = 0;
  const write = (text: string, size: number, tone: string): void => {
    for (const each of wrapText(text, width, size, 3, tone === 'strong')) {
      y += size * 1.35;
      parts.push(`<text class="${tone}" x="0" y="${y.toFixed(1)}" font-size="${size}">${escapeXml(each)}</text>`);
    }
  };
  write(scenario.title[locale], 24, 'strong');
  write(`${scenario.id} · ${summaryOf(map, explored)}`, 13, 'plain');
  write(MAP_WORDS.atRandom[locale], 13, 'plain');
  if (map.figures) {
    write(`${counted(map.figures.plays, locale)} ${MAP_WORDS.people[locale]}`, 13, 'strong');
    write(MAP_WORDS.widths[locale], 13, 'plain');
    write(MAP_WORDS.figures[locale], 13, 'plain');
  }
  if (!full) write(MAP_WORDS.noLabels[locale], 13, 'plain');
  y += 12;
  let x = 0;
  for (const { draw, text } of items(locale)) {
    const wide = SWATCH.width + 8 + textWidth(text, SIZE) + 22;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += ROW;
    }
    parts.push(
      draw(x, y),
      `<text class="plain" x="${x + SWATCH.width + 8}" y="${(y + 13.5).toFixed(1)}" font-size="${SIZE}">${escapeXml(text)}</text>`,
    );
    x += Math.ceil(wide);
  }
  return { svg: parts.join('\n'), width, height: y + ROW + 8 };
}
