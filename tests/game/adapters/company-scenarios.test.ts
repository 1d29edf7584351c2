import { beforeEach, describe, expect, it } from 'vitest';
import { CDS } from '../../../src/core/conflict/constants.ts';
import { outlineOf } from '../../../src/core/run/live.ts';
import type { Scenario } from '../../../src/core/scenario/model.ts';
import { openMemory } from '../../../src/game/adapters/backend.ts';
import { openCompanyScenarios } from '../../../src/game/adapters/company-scenarios.ts';
import { openStorage } from '../../../src/game/adapters/storage.ts';
import type { CurrentVersion, Reply } from '../../../src/game/office-ports.ts';
import type { StoragePort } from '../../../src/game/ports.ts';
import { ANCHORS, hashed } from './company.ts';

const OLD = hashed({ id: 'own', minutes: 3 });
const NEW = hashed({ id: 'own', minutes: 4 });
const BUILT = hashed({ id: 'built' });
const AWAY: Reply<never> = { is: 'away', after: 0 };

let storage: StoragePort;
/** What the service offers; null: it cannot be reached. */
let offered: readonly (Partial<CurrentVersion> & { readonly of: Scenario })[] | null;
let fetched: string[];

const service = {
  scenarios: async (): Promise<Reply<{ readonly scenarios: readonly CurrentVersion[] }>> =>
    offered === null
      ? AWAY
      : {
          is: 'answer',
          answer: {
            scenarios: offered.map(({ of: { id, hash, title, ranked }, ...more }) => {
              const common = { cds: CDS.version, origin: 'uploaded', live: false, createdAt: '' } as const;
              return { scenario: id, hash, title, ranked, ...common, ...more };
            }),
          },
        },
  scenario: async (hash: string): Promise<Reply<{ readonly playable: unknown; readonly outline: unknown }>> => {
    fetched.push(hash);
    const found = offered?.find(({ of }) => of.hash === hash);
    if (!found) return AWAY;
    const { of: scenario, live } = found;
    const answer = live ? { playable: null, outline: outlineOf(scenario) } : { playable: { scenario, anchors: ANCHORS }, outline: null };
    return { is: 'answer', answer };
  },
};
const open = () => openCompanyScenarios({ service, storage, built: new Map([[BUILT.id, BUILT.hash]]) });
const hashes = ({ current }: Awaited<ReturnType<typeof open>>) => current.map(({ playable }) => playable.scenario.hash);

beforeEach(async () => {
  storage = await openStorage({ backends: [openMemory()], onDegrade: () => undefined });
  offered = [{ of: OLD }, { of: BUILT, origin: 'shipped' }];
  fetched = [];
});

describe('the scenarios of the organisation', () => {
  it('are fetched where the build does not hold them, once, and kept for when there is no connection', async () => {
    const company = await open();
    expect(hashes(company)).toEqual([]);
    await company.refresh();
    await company.refresh();
    expect(hashes(company)).toEqual([OLD.hash]);
    expect(fetched).toEqual([OLD.hash]);
    offered = null;
    const later = await open();
    await later.refresh();
    expect(hashes(later)).toEqual([OLD.hash]);
  });

  it('are left out where they are scored by another model', async () => {
    offered = [{ of: BUILT, hash: 'x'.repeat(64), cds: CDS.version + 1 }];
    const company = await open();
    await company.refresh();
    expect([hashes(company), fetched]).toEqual([[], []]);
  });

  it('are offered without their file where they are played live; one that was here before goes', async () => {
    const company = await open();
    await company.refresh();
    expect(company.current[0]?.playable.scenario.nodes.length).toBeGreaterThan(0);
    offered = [{ of: OLD, live: true }];
    await company.refresh();
    const [first] = company.current;
    expect(first?.playable).toMatchObject({ live: true, scenario: { id: 'own', hash: OLD.hash, nodes: [] } });
    expect(JSON.stringify(await storage.get(`company:${OLD.hash}`))).not.toContain('"move"');
    offered = [{ of: OLD }];
    await company.refresh();
    expect(company.current[0]?.playable.live).toBeUndefined();
  });

  it('follow the newest version; that of before stays for a talk that began with it, and goes afterwards', async () => {
    const company = await open();
    await company.refresh();
    await storage.set('save:own', { version: 1, scenario: 'own', hash: OLD.hash, seed: 1, mode: 'coach', log: [], read: 0, at: 1 });
    offered = [{ of: NEW }];
    await company.refresh();
    expect(hashes(company)).toEqual([NEW.hash]);
    expect((await open()).kept(OLD.hash)?.scenario.hash).toBe(OLD.hash);
    await storage.remove('save:own');
    offered = [{ of: OLD }, { of: BUILT }];
    await company.refresh();
    expect((await open()).kept(NEW.hash)).toBeUndefined();
  });

  it('keep the version of before while the new one does not come', async () => {
    const company = await open();
    await company.refresh();
    offered = [{ of: OLD, hash: NEW.hash }];
    await company.refresh();
    expect(hashes(company)).toEqual([OLD.hash]);
  });

  it('leave the device with whoever was signed in', async () => {
    const company = await open();
    await company.refresh();
    await company.forget();
    expect(hashes(company)).toEqual([]);
    expect(await storage.keys()).toEqual([]);
  });

  it('show somebody drawn where the file composes somebody', async () => {
    const look = {
      hair: 'Short',
      beard: null,
      glasses: null,
      outfit: 'sweater',
      build: 'average',
      wheelchair: false,
      wears: [],
      colours: {},
    };
    const cast = OLD.cast.map((person) => (person.id === 'you' ? person : { ...person, figure: 'composed-0123456789ab', look }));
    offered = [{ of: hashed({ id: 'own', cast }) }];
    const company = await open();
    await company.refresh();
    const figures = company.current[0]?.playable.scenario.cast.map(({ figure }) => figure) ?? [];
    expect(figures.length).toBe(OLD.cast.length);
    expect(figures.filter((figure) => figure.startsWith('composed'))).toEqual([]);
    expect(new Set(figures).size).toBe(figures.length);
  });
});
