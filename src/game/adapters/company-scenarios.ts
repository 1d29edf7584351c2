// The scenarios of the player's organisation that this build does not hold: uploaded ones, and other versions of its own. They are
// fetched when he is signed in, and kept for when there is no connection.
import { CDS } from '../../core/conflict/constants.ts';
import { decodeSave } from '../../core/run/save.ts';
import { FIGURES } from '../../core/scenario/figure-terms.ts';
import type { CastMember } from '../../core/scenario/model.ts';
import type { CurrentVersion } from '../office-ports.ts';
import type { PlayableScenario, StoragePort } from '../ports.ts';
import type { Service } from './service-client.ts';

export interface CompanyScenario {
  readonly playable: PlayableScenario;
  /** Uploaded by its trainers. */
  readonly own: boolean;
}

export interface CompanyScenarios {
  /** Those that are offered, latest known. */
  readonly current: readonly CompanyScenario[];
  /** Any version that is kept here: of a play that began with it. */
  kept(hash: string): PlayableScenario | undefined;
  /** Asks anew; resolves in bounded time. */
  refresh(): Promise<void>;
  /** Nobody is signed in any more: what is the organisation's does not stay on this device. */
  forget(): Promise<void>;
  onChange(listener: () => void): void;
}

interface Listed {
  readonly hash: string;
  readonly own: boolean;
  readonly live?: boolean;
}

export interface CompanyOptions {
  readonly service: Pick<Service, 'scenarios' | 'scenario'>;
  readonly storage: StoragePort;
  /** By scenario, the hash of the version in this build. */
  readonly built: ReadonlyMap<string, string>;
}

const LIST = 'company';
const keyOf = (hash: string): string => `company:${hash}`;

/** The build draws whoever is composed, and it does not know this scenario: somebody who is drawn plays the part. */
function withStandIns(playable: PlayableScenario): PlayableScenario {
  const { scenario } = playable;
  if (!scenario.cast.some(({ look }) => look !== undefined)) return playable;
  const taken = new Set(scenario.cast.map(({ figure }) => figure));
  const free = FIGURES.filter((figure) => !taken.has(figure));
  const drawn = ({ look: _, ...person }: CastMember): CastMember => ({ ...person, figure: free.shift() ?? FIGURES[0] });
  return {
    ...playable,
    scenario: { ...scenario, cast: scenario.cast.map((person) => (person.look === undefined ? person : drawn(person))) },
  };
}

/** Before the end of a live play. */
const UNKNOWN: PlayableScenario['anchors'] = { max: 0, random: 0, min: 0, exact: false };

function playableIn(value: unknown, hash: string): PlayableScenario | null {
  if (typeof value !== 'object' || value === null) return null;
  const { scenario, anchors, live } = value as Partial<PlayableScenario>;
  if (live === true) return scenario?.hash === hash ? withStandIns({ scenario, anchors: UNKNOWN, live }) : null;
  return scenario?.hash === hash && typeof anchors?.max === 'number' ? withStandIns({ scenario, anchors }) : null;
}

function listIn(value: unknown): readonly Listed[] {
  return Array.isArray(value) ? value.filter((one): one is Listed => typeof (one as Listed | null)?.hash === 'string') : [];
}

/** Resolves when what is kept has been read. */
export async function openCompanyScenarios({ service, storage, built }: CompanyOptions): Promise<CompanyScenarios> {
  const listeners: (() => void)[] = [];
  const here = new Map<string, PlayableScenario>();
  let list: readonly Listed[] = [];
  let current: readonly CompanyScenario[] = [];
  /** The number of the latest question: an answer to an earlier one is void. */
  let latest = 0;

  const show = (next: readonly Listed[]): void => {
    list = next;
    current = next.flatMap(({ hash, own }) => {
      const playable = here.get(hash);
      return playable ? [{ playable, own }] : [];
    });
    for (const listener of listeners) listener();
  };

  const hashesKept = async (): Promise<readonly string[]> =>
    (await storage.keys()).flatMap((key) => (key.startsWith(keyOf('')) ? [key.slice(keyOf('').length)] : []));

  /** Versions that are neither offered nor being played. */
  async function clear(): Promise<void> {
    const used = new Set(list.map(({ hash }) => hash));
    for (const key of await storage.keys()) {
      if (!key.startsWith('save:')) continue;
      const stored = decodeSave(await storage.get(key));
      if (stored.ok) used.add(stored.save.hash);
    }
    for (const hash of await hashesKept()) if (!used.has(hash)) await storage.remove(keyOf(hash));
    for (const hash of here.keys()) if (!used.has(hash)) here.delete(hash);
  }

  async function refresh(): Promise<void> {
    latest += 1;
    const mine = latest;
    const reply = await service.scenarios();
    if (reply.is !== 'answer' || mine !== latest) return;
    // Another scoring model would need another game.
    const wanted = reply.answer.scenarios.filter(
      ({ scenario, hash, live, cds }: CurrentVersion) => cds === CDS.version && (live || built.get(scenario) !== hash),
    );
    const next: Listed[] = [];
    for (const { scenario, hash, origin, live } of wanted) {
      const isHere = (): boolean => here.has(hash) && (here.get(hash)?.live === true) === live;
      if (!isHere()) {
        const content = await service.scenario(hash);
        if (mine !== latest) return;
        const { playable: whole = null, outline = null } = content.is === 'answer' ? content.answer : {};
        const raw = outline ? { scenario: outline, live: true } : whole;
        const playable = playableIn(raw, hash);
        if (playable) {
          here.set(hash, playable);
          await storage.set(keyOf(hash), raw).catch(() => undefined);
        }
      }
      // What does not come now leaves the version of before.
      const before = list.find((each) => here.get(each.hash)?.scenario.id === scenario);
      if (isHere()) next.push({ hash, own: origin === 'uploaded', ...(live ? { live } : {}) });
      // What is not given out any more is not played here either.
      else if (before && !live) next.push(before);
    }
    if (mine !== latest) return;
    if (JSON.stringify(next) !== JSON.stringify(list)) {
      show(next);
      await storage.set(LIST, next).catch(() => undefined);
      await clear().catch(() => undefined);
    }
  }

  try {
    for (const hash of await hashesKept()) {
      const playable = playableIn(await storage.get(keyOf(hash)), hash);
      if (playable) here.set(hash, playable);
    }
    show(listIn(await storage.get(LIST)));
  } catch {
    // They are asked for again.
  }
  return {
    get current() {
      return current;
    },
    kept: (hash) => here.get(hash),
    refresh,
    async forget() {
      latest += 1;
      const had = list.length > 0 || here.size > 0;
      here.clear();
      if (!had) return;
      show([]);
      try {
        for (const hash of await hashesKept()) await storage.remove(keyOf(hash));
        for (const key of await storage.keys()) if (key.startsWith('live:')) await storage.remove(key);
        await storage.remove(LIST);
      } catch {
        // They stay until somebody else signs in.
      }
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
