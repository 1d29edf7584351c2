import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explore } from '../../src/core/analysis/explore.ts';
import { drawMap } from '../../src/map/draw-map.ts';
import { layOut } from '../../src/map/layout.ts';
import { mapOf } from '../../src/map/scenario-map.ts';
import { escapeXml, shorten, textWidth, wrapText } from '../../src/map/svg-text.ts';
import { choice, ending, node, SAMPLE, scenario, text } from '../core/sample-scenario.ts';
import { call } from './io.ts';

const TUTORIAL = 'scenarios/first-coffee.yaml';
const explored = { exploration: explore(SAMPLE) };

describe('graph', () => {
  test('prints an SVG with nodes, people, words, endings with their odds and number of plays', async () => {
    const { code, out } = await call('graph', TUTORIAL, '--lang', 'en');
    expect(code).toBe(0);
    expect(out.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    for (const part of ['third-one', 'He Xiaoyu', 'milk-mine', 'Two cartons', 'win-win', '7.8 % · 14 plays', 'otherwise', 'starts here'])
      expect(out).toContain(part);
    expect(out).not.toMatch(/[\u4e00-\u9fff]/);
    expect((await call('graph', TUTORIAL, '--lang', 'zh-CN')).out).toContain('14 种走法');
  });

  test('writes a file that a renderer reads', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'cg-graph-')), 'map.svg');
    expect(await call('graph', TUTORIAL, '--out', file)).toMatchObject({ code: 0, out: '' });
    const { width, height } = new Resvg(readFileSync(file, 'utf8')).render();
    expect(Math.min(width, height)).toBeGreaterThan(600);
  });

  test('has a title and a description for who does not see it', async () => {
    const svg = await drawMap(SAMPLE, explored, 'en');
    expect(svg).toMatch(/role="img" aria-labelledby="map-title map-text">\n<title id="map-title">sample: map of the scenario<\/title>/);
    expect(svg).toMatch(
      /<desc id="map-text">3 nodes, 9 choices, 4 endings, \d+ plays \(exact\)\njoint; half; nothing; walked-out\nBest path: /,
    );
  });

  test('marks the best path, what may be closed, and what cannot be reached', async () => {
    const lost = { ...SAMPLE, nodes: [...SAMPLE.nodes, node('island', [choice('swim', 'joint')])] };
    const map = mapOf(lost, explored.exploration, 'en');
    expect(map.boxes.filter(({ kind }) => kind === 'unreachable').map(({ id }) => id)).toEqual(['island']);
    expect(map.arrows.filter(({ closable }) => closable).map(({ id }) => id)).toEqual(['again#1', 'look#1']);
    const best = map.arrows.filter((one) => one.best).map(({ id }) => id.split('#')[0]);
    expect(new Set(best)).toEqual(new Set(explored.exploration.best));
    expect(await drawMap(lost, explored, 'en')).toContain('cannot be reached');
  });

  test('never takes the words of an author for markup', async () => {
    const evil = '</text><script>alert("1")</script>&amp;]]>\u0000\u001b';
    const source = scenario({
      title: text(evil),
      nodes: [
        node('opening', [choice('go', 'yes', { say: text(evil) })], {
          lines: [{ id: 'l', kind: 'say', who: 'lin', texts: [text(evil)], order: 'first' }],
        }),
      ],
      endings: [ending('yes', { title: text(evil), text: text(evil) })],
    });
    const svg = await drawMap(source, { exploration: explore(source) }, 'en');
    expect(svg).not.toMatch(/<script|[^\P{Cc}\t\n]/u);
    expect(svg).toContain('&lt;script&gt;');
    expect(new Resvg(svg).render().width).toBeGreaterThan(0);
  });

  test('lets no two boxes or words overlap, and every arrow end at its boxes', async () => {
    const map = mapOf(SAMPLE, explored.exploration, 'zh-CN');
    const layout = await layOut(map);
    const sizes = new Map(map.boxes.map((box) => [box.id, box]));
    const rects = [
      ...map.boxes.map((box) => ({ ...layout.boxes.get(box.id), w: box.width, h: box.height })),
      ...map.arrows.map((arrow) => ({ ...layout.arrows.get(arrow.id)?.label, w: arrow.width, h: arrow.height })),
    ] as { x: number; y: number; w: number; h: number }[];
    expect(rects.every(({ x, y }) => x >= 0 && y >= 0)).toBe(true);
    for (const [k, a] of rects.entries())
      for (const b of rects.slice(k + 1))
        expect(a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h, JSON.stringify([a, b])).toBe(false);
    for (const arrow of map.arrows) {
      const points = layout.arrows.get(arrow.id)?.points ?? [];
      for (const [point, id] of [
        [points[0], arrow.from],
        [points.at(-1), arrow.to],
      ] as const) {
        const [box, at] = [sizes.get(id), layout.boxes.get(id)];
        if (!point || !box || !at) throw new Error(`${arrow.id} is not drawn`);
        // On the border: as far from the middle as the box is wide or high.
        const far = [Math.abs(point.x - at.x - box.width / 2) / box.width, Math.abs(point.y - at.y - box.height / 2) / box.height];
        expect(Math.max(...far)).toBeCloseTo(0.5, 1);
      }
    }
  });

  test('says so where a scenario cannot be played through, and still draws it', async () => {
    expect(await drawMap(SAMPLE, { failed: 'no option is open at "x"' }, 'en')).toContain('could not be played through: no option is open');
  });

  test('of ten thousand nodes is drawn plainly, in bounded time', async () => {
    const count = 10_000;
    const nodes = Array.from({ length: count }, (_, k) =>
      node(`n${k}`, [choice(`a${k}`, k + 1 < count ? `n${k + 1}` : 'yes'), choice(`b${k}`, `n${(k * 7 + 3) % count}`)]),
    );
    const huge = scenario({ start: 'n0', nodes, endings: [ending('yes')] });
    const svg = await drawMap(huge, { failed: 'too large' }, 'en');
    expect(svg).toContain('A large map: the words of the choices are in the tooltips');
    expect(svg.match(/class="arrow/g)?.length).toBeGreaterThanOrEqual(2 * count);
  }, 30_000);

  test('of a file with mistakes tells them and exits with 1; a wrong call exits with 2', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'cg-')), 'bad.yaml');
    writeFileSync(file, 'scenario: 1\nid: [');
    const { code, err } = await call('graph', file);
    expect(code).toBe(1);
    expect(err).toContain('bad.yaml:');
    for (const args of [['graph'], ['graph', TUTORIAL, '--out', '/nowhere/at/all.svg'], ['graph', 'a', 'b']])
      expect((await call(...args)).code).toBe(2);
  });
});

describe('text on the map', () => {
  test('is escaped, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        const escaped = escapeXml(any);
        expect(escaped).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        expect(escaped).not.toMatch(/[^\P{Cc}\t\n]|\p{Cs}/u);
      }),
    );
  });

  test('keeps its width, is cut with an ellipsis, and begins no line with a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 40, max: 200 }), (any, width) => {
        const lines = wrapText(any, width, 11, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line, 11)).toBeLessThanOrEqual(width);
      }),
    );
    expect(shorten('a long sentence of words', 60, 11)).toMatch(/^a long.*…$/);
    expect(wrapText('那给他打个考勤吧，奖金一人一半。', 90, 11, 3).every((line) => !/^[，。]/.test(line))).toBe(true);
  });
});
