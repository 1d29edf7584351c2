// A real process, real saves. What is printed is asserted; how soon is only printed, for machines differ.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './io.ts';

const fixture = (name: string): string => readFileSync(new URL(`../diagnostics/${name}`, import.meta.url), 'utf8');
const GOOD = fixture('base.yaml');
const BAD = GOOD.replace('{zh-CN: 又是你？, en: You again?}', '{zh-CN: 又是你？, fr: Encore, en: You again?}');
const CAST = fixture('cast.yaml');
const PATIENCE = 15_000;

let folder = '';
let file = '';
let watching: ChildProcessWithoutNullStreams;
let out = '';

function start(what: string): ChildProcessWithoutNullStreams {
  const bin = fileURLToPath(new URL('../../src/cli/bin.mjs', import.meta.url));
  const started = spawn(process.execPath, [bin, 'check', '--watch', what, '--lang', 'en']);
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (data) => {
      out += data;
    });
  return started;
}

/** What is printed from now on, once it matches. */
async function printed(wanted: RegExp, act: () => unknown): Promise<string> {
  const from = out.length;
  const begun = performance.now();
  await act();
  while (!wanted.test(out.slice(from))) {
    if (performance.now() - begun > PATIENCE) throw new Error(`not printed: ${wanted}\n${out.slice(from)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return out.slice(from);
}

const WITH_ERROR = /late-invoice\.yaml changed\n.*"fr".*\[unknown-key\][\s\S]*1 file checked: 1 error, 0 warnings\.\n/;
const SOUND = /late-invoice\.yaml changed\n1 file checked: 0 errors, 0 warnings\.\n/;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cg-watch-'));
  mkdirSync(path.join(folder, 'shared'));
  file = path.join(folder, 'late-invoice.yaml');
  writeFileSync(path.join(folder, 'shared/cast.yaml'), CAST);
  writeFileSync(file, GOOD);
  watching = start(folder);
  await printed(/played through/, () => {});
}, 60_000);
afterAll(() => {
  watching.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('everything is checked once at first, then it waits', () => {
  expect(out).toContain('2 files checked: 0 errors, 0 warnings.');
  expect(out).toContain('Watching 2 files. Ctrl-C ends.');
});

test('a save in place is answered with the mistakes, then with what playing tells', async () => {
  expect(await printed(WITH_ERROR, () => writeFileSync(file, BAD))).not.toMatch(/\d\d:\d\d:\d\d/);
  expect(await printed(/checked[\s\S]*played through/, () => writeFileSync(file, GOOD))).toMatch(SOUND);
});

test('a save by rename is answered', async () => {
  const save = (text: string) => {
    writeFileSync(`${file}.tmp`, text);
    renameSync(`${file}.tmp`, file);
  };
  await printed(WITH_ERROR, () => save(BAD));
  await printed(SOUND, () => save(GOOD));
});

test('a save by emptying and writing is one change, with a pause between as well', async () => {
  const save = async (text: string) => {
    const handle = openSync(file, 'r+');
    ftruncateSync(handle, 0);
    await new Promise((resolve) => setTimeout(resolve, 40));
    writeSync(handle, text);
    closeSync(handle);
  };
  expect((await printed(WITH_ERROR, () => save(BAD))).match(/changed/g)).toHaveLength(1);
  expect((await printed(SOUND, () => save(GOOD))).match(/changed/g)).toHaveLength(1);
});

test("a failing test of the author's is told after the quick answer", async () => {
  const failing = GOOD.replace('{ending: joint-plan}', '{ending: walked-out}');
  const told = await printed(/\[test-fails\]/, () => writeFileSync(file, failing));
  expect(told.indexOf('1 file checked: 0 errors')).toBeGreaterThan(-1);
  expect(told.indexOf('1 file checked: 0 errors')).toBeLessThan(told.indexOf('[test-fails]'));
  await printed(/checked[\s\S]*played through/, () => writeFileSync(file, GOOD));
});

test('a change of the people checks again who needs them', async () => {
  const cast = path.join(folder, 'shared/cast.yaml');
  const told = await printed(/2 files checked: [1-9]\d* error/, () => writeFileSync(cast, CAST.replace('lin-jing:', 'lin-jong:')));
  expect(told).toContain(`${cast} changed\n${file} depends on it\n`);
  expect(told).toContain('[unknown-person]');
  await printed(/2 files checked: 0 errors/, () => writeFileSync(cast, CAST));
});

test('files and folders that come and go are noticed', async () => {
  const second = path.join(folder, 'deep/er/late-order.yaml');
  const make = () => {
    mkdirSync(path.join(folder, 'deep/er'), { recursive: true });
    writeFileSync(second, 'scenario: 1\nid: late-order\ncolour: red\n');
  };
  await printed(/late-order\.yaml changed\n[\s\S]*unknown-key/, make);
  await printed(/late-order\.yaml changed\n[\s\S]*\d errors?/, () => writeFileSync(second, 'scenario: 1\nid: [\n'));
  const moved = await printed(/er2.late-order\.yaml changed/, () =>
    renameSync(path.join(folder, 'deep/er'), path.join(folder, 'deep/er2')),
  );
  expect(moved).toContain(`${second} is gone`);
  await printed(/er2.late-order\.yaml is gone/, () => rmSync(path.join(folder, 'deep'), { recursive: true }));
});

test('what is saved again and again while it is being played through is answered each time', async () => {
  for (let k = 0; k < 5; k++) await printed(SOUND, () => writeFileSync(file, `${GOOD}# ${k}\n`));
  expect(await printed(/checked[\s\S]*played through/, () => writeFileSync(file, GOOD))).toMatch(SOUND);
});

test('a wrong call is refused instead of waited for', async () => {
  expect((await call('check', '--watch', path.join(folder, 'nothing.yaml'))).code).toBe(2);
  expect((await call('check', '--watch', '--json', folder)).code).toBe(2);
});

test('Ctrl-C ends it with 0', async () => {
  const ended = new Promise((resolve) => watching.once('exit', (code) => resolve(code)));
  await printed(/Ended\./, () => watching.kill('SIGINT'));
  expect(await ended).toBe(0);
});

test('a file that is named alone is checked again when its people change', async () => {
  const cast = path.join(folder, 'shared/cast.yaml');
  const alone = start(file);
  try {
    await printed(/Watching 2 files[\s\S]*played through/, () => {});
    expect(await printed(/2 files checked: [1-9]/, () => writeFileSync(cast, CAST.replace('lin-jing:', 'lin-jong:')))).toContain(
      'depends on it',
    );
  } finally {
    alone.kill('SIGKILL');
  }
});
