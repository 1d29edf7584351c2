// The game without a browser: the ports are filled with recorders, the core and the app machine are the real ones.
import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { openLocalBoard } from '../../src/game/adapters/local-board.ts';
import { openStorage } from '../../src/game/adapters/storage.ts';
import { noTeam } from '../../src/game/adapters/team.ts';
import type { AddressRequest, Whereabouts } from '../../src/game/address-ports.ts';
import { openGame } from '../../src/game/game.ts';
import type { GamePorts } from '../../src/game/game-ports.ts';
import type { AudioPort, LateAudioPort, OverlayEvent, OverlayModel, PlayableScenario, StoragePort } from '../../src/game/ports.ts';
import type { StagePort } from '../../src/game/stage-port.ts';
import type { TeamPort } from '../../src/game/team-ports.ts';
import { choice, ending, node, scenario, text } from '../core/sample-scenario.ts';

const talk = scenario({
  id: 'talk',
  nodes: [
    node('opening', [choice('ask', 'middle', { move: 'ask-open' }), choice('push', 'middle', { move: 'blame' })]),
    node('middle', [choice('agree', 'done', { move: 'agree-plan' }), choice('again', 'opening')]),
  ],
  endings: [ending('done', { lines: [{ id: 'done.1', kind: 'say', who: 'lin', texts: [text('fine')], order: 'first' }] })],
});
const playable: PlayableScenario = { scenario: talk, anchors: { max: 80, random: 40, min: 10, exact: true } };

const NOTHING: AddressRequest = {
  scenario: null,
  lang: null,
  seed: null,
  instant: false,
  endWaits: false,
  door: null,
  office: false,
  left: null,
};

interface World {
  readonly storage: StoragePort;
  now: number;
}

/** One page load in a world whose storage survives it. */
async function openPage(world: World, asked: Partial<AddressRequest> = {}, change: Partial<GamePorts> = {}, loaded = playable) {
  const models: OverlayModel[] = [];
  const shown: [Whereabouts, string][] = [];
  const spoken: string[] = [];
  let emit: (event: OverlayEvent) => void = () => undefined;
  let goBack: (place: Whereabouts) => void = () => undefined;
  let takeOver: (scenario: string) => void = () => undefined;
  const stage: StagePort = {
    open: vi.fn(async () => undefined),
    play: vi.fn(async () => undefined),
    speak: (line) => void spoken.push(line.kind),
    silence: vi.fn(),
    talking: vi.fn(),
    onCards: vi.fn(),
    onAnchors: vi.fn(),
    setReducedMotion: vi.fn(),
    setInstant: vi.fn(),
    pause: vi.fn(),
    close: vi.fn(),
  };
  const audio: LateAudioPort = {
    unlock: vi.fn(),
    hold: vi.fn(),
    apply: vi.fn(),
    mood: vi.fn(),
    debrief: vi.fn(),
    cues: vi.fn(),
    acting: vi.fn(),
    silence: vi.fn(),
    effect: vi.fn(),
    blip: vi.fn(),
    pause: vi.fn(),
  };
  const game = await openGame({
    overlay: (heard) => {
      emit = heard;
      return { render: (model) => void models.push(model), flyCard: vi.fn(), setAnchors: vi.fn() };
    },
    openStage: async () => stage,
    prefetchStage: async () => undefined,
    prefetchArt: async () => undefined,
    prefetchFaces: async () => undefined,
    audio,
    storage: world.storage,
    board: openLocalBoard(world.storage),
    clock: { now: () => (world.now += 1000) },
    chance: { seed: () => 7 },
    address: {
      read: () => ({ ...NOTHING, ...asked }),
      show: (place, how) => void shown.push([place, how]),
      onBack: (listener) => {
        goBack = listener;
      },
      onDoor: vi.fn(),
    },
    tabs: {
      claim: vi.fn(),
      release: vi.fn(),
      onTakenOver: (listener) => {
        takeOver = listener;
      },
    },
    catalogue: {
      cards: [
        {
          id: 'talk',
          hash: talk.hash,
          title: text('Talk'),
          summary: text(''),
          minutes: 3,
          ranked: false,
          place: 'pantry',
          teaches: [],
          cast: [],
          chairs: [],
        },
      ],
      load: async () => loaded,
    },
    team: noTeam,
    languages: ['en-GB'],
    reducedMotion: false,
    ...change,
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  await settle();
  return {
    game,
    stage,
    audio,
    shown,
    spoken,
    say: async (...events: readonly OverlayEvent[]) => {
      for (const event of events) {
        emit(event);
        await settle();
      }
    },
    back: async (place: Whereabouts) => {
      goBack(place);
      await settle();
    },
    takeOver: async () => {
      takeOver('talk');
      await settle();
    },
    get model(): OverlayModel {
      const last = models.at(-1);
      if (!last) throw new Error('nothing was drawn');
      return last;
    },
    get scene() {
      const { model } = this;
      if (model.screen !== 'scene') throw new Error(`on screen ${model.screen}`);
      return model.scene;
    },
    get notices() {
      return this.model.notices.map((notice) => notice.key);
    },
  };
}

const choose = (id: string): OverlayEvent => ({ type: 'run', event: { type: 'choose', choice: id } });
const play: OverlayEvent = { type: 'play', mode: 'coach' };
const brief: OverlayEvent = { type: 'brief', scenario: 'talk' };

let world: World;
beforeEach(async () => {
  world = { storage: await openStorage({ backends: [] }), now: 0 };
});

const asides = async () => (await world.storage.keys()).filter((key) => key.startsWith('aside:'));

describe('the way through the game', () => {
  it('leads from the title over list and briefing into the scene, and to the debrief when the last line is read', async () => {
    const page = await openPage(world);
    expect(page.model.screen).toBe('title');
    await page.say({ type: 'start' });
    expect(page.model.screen).toBe('map');
    await page.say(brief);
    expect(page.model).toMatchObject({ screen: 'briefing', loading: 1, playable: { scenario: { id: 'talk' } } });
    await page.say(play);
    expect(page.scene.view.node).toBe('opening');
    await page.say(choose('ask'), choose('agree'));
    expect(page.scene.view.ending).toBe('done');
    await page.say({ type: 'read', lines: page.scene.view.lines.length });
    expect(page.model).toMatchObject({ screen: 'debrief', mode: 'coach', previousBest: null });
    expect(page.shown.map(([place, how]) => `${how} ${place.screen}`)).toEqual([
      'replace title',
      'push map',
      'push briefing',
      'push scene',
      'replace debrief',
    ]);
  });

  it('ignores a choice that is not open, as a second click sends it', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    await page.say(choose('ask'), choose('ask'), choose('nonsense'));
    expect(page.scene.view).toMatchObject({ node: 'middle', decisions: 1 });
  });

  it('shows the cues of a step once', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    await page.say(choose('push'));
    expect(page.model.screen === 'scene' && page.model.cues.length > 0).toBe(true);
    await page.say({ type: 'settings', change: { locale: 'zh-CN' } });
    expect(page.model.screen === 'scene' && page.model.cues).toEqual([]);
    expect(page.scene.view).toMatchObject({ node: 'middle', decisions: 1 });
  });

  it('tells stage and sound what happened, and the stage who speaks', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    await page.say({ type: 'line', index: 0 }, choose('push'));
    expect(page.spoken).toEqual(['say']);
    expect(page.stage.play).toHaveBeenCalledTimes(1);
    expect(page.audio.cues).toHaveBeenCalledTimes(1);
  });

  it('lets the room sound where the words are said, and the next one with its first line', async () => {
    const moving = { ...talk, nodes: talk.nodes.map((one) => (one.id === 'middle' ? { ...one, place: 'corridor' as const } : one)) };
    const page = await openPage(world, { scenario: 'talk' }, {}, { ...playable, scenario: moving });
    const heard = () => (page.audio.mood as Mock<AudioPort['mood']>).mock.lastCall?.[0]?.place;
    await page.say(choose('push'));
    expect(page.scene.view.lines.map(({ setting }) => setting?.place)).toEqual([talk.place, undefined]);
    expect(heard()).toBe(talk.place);
    await page.say({ type: 'line', index: 0 });
    expect(heard()).toBe(talk.place);
    await page.say({ type: 'line', index: 1 });
    expect(heard()).toBe('corridor');
    const times = (page.audio.mood as Mock).mock.calls.length;
    await page.say({ type: 'line', index: 1 });
    expect((page.audio.mood as Mock).mock.calls).toHaveLength(times);
  });

  it('plays on without a picture when the stage fails, and says so', async () => {
    const page = await openPage(world, { scenario: 'talk' }, { openStage: () => Promise.reject(new Error('no canvas')) });
    expect(page.notices).toContain('stage-failed');
    await page.say(choose('ask'));
    expect(page.scene.view.node).toBe('middle');
  });

  it('puts the player’s name on stage and in the text log', async () => {
    const page = await openPage(world);
    await page.say({ type: 'settings', change: { playerName: 'Xiao Wang' } }, brief, play, choose('ask'));
    expect(page.scene.view.present[0]?.name.en).toBe('Xiao Wang');
    expect(page.scene.history.map((entry) => entry.text.en)).toEqual(['line of opening']);
  });

  it('puts the figure that the player chooses in mid-talk on the stage, and goes on', async () => {
    const page = await openPage(world);
    await page.say(brief, play, choose('ask'), { type: 'settings', change: { playerFigure: 'player-f' } });
    expect(page.stage.close).toHaveBeenCalledTimes(1);
    expect(page.stage.open).toHaveBeenCalledTimes(2);
    expect(page.stage.open).toHaveBeenLastCalledWith(
      expect.objectContaining({
        node: 'middle',
        present: expect.arrayContaining([expect.objectContaining({ id: 'you', figure: 'player-f' })]),
      }),
    );
    await page.say({ type: 'settings', change: { music: 0.1 } });
    expect(page.stage.open).toHaveBeenCalledTimes(2);
  });

  it('goes one decision back in practice and keeps that in the log', async () => {
    const page = await openPage(world);
    await page.say(brief, { type: 'play', mode: 'practice' });
    expect(page.scene.canGoBack).toBe(false);
    await page.say(choose('push'));
    expect(page.scene.canGoBack).toBe(true);
    await page.say({ type: 'run', event: { type: 'back' } });
    expect(page.scene.view).toMatchObject({ node: 'opening' });
    expect(JSON.stringify(await world.storage.get('save:talk'))).toContain('back');
  });
});

describe('what goes to the company', () => {
  /** What the game told of its plays. */
  function recorder() {
    const told: string[] = [];
    const team: TeamPort = {
      ...noTeam,
      begin: ({ scenario: id, mode }) => void told.push(`begin ${id} ${mode}`),
      finish: async ({ log, mode }, send) => void told.push(`finish ${mode} ${log.length} ${send ? 'at once' : 'when asked'}`),
      act: ({ type }) => void told.push(type),
      look: (on, scope) => void told.push(`look ${on} ${scope}`),
    };
    return { told, team };
  }
  const through = async (page: Awaited<ReturnType<typeof openPage>>): Promise<void> => {
    await page.say(choose('ask'), choose('agree'));
    await page.say({ type: 'read', lines: page.scene.view.lines.length });
  };

  it('is told at the beginning and at the end of a ranked play, and is sent when asked for or from then on at once', async () => {
    const { told, team } = recorder();
    const page = await openPage(world, { scenario: 'talk' }, { team });
    await through(page);
    await page.say({ type: 'send-run', id: 'x', always: true }, { type: 'play-again' });
    await through(page);
    await page.say({ type: 'sign-out' });
    expect(page.model.settings.autoSend).toBe(false);
    expect(told).toEqual([
      'begin talk coach',
      'finish coach 2 when asked',
      'send-run',
      'begin talk coach',
      'finish coach 2 at once',
      'sign-out',
    ]);
  });

  it('is nothing of a practice play', async () => {
    const { told, team } = recorder();
    const page = await openPage(world, {}, { team });
    await page.say({ type: 'start' }, brief);
    await page.say({ type: 'play', mode: 'practice' });
    await through(page);
    expect(told).toEqual([]);
  });

  it('opens its board when results are looked at, and set-up when the address carries the administrator’s link', async () => {
    const { told, team } = recorder();
    const page = await openPage(
      world,
      { door: { kind: 'setup', secret: 'a-secret' } },
      { team: { ...team, openDoor: ({ secret }) => void told.push(secret) } },
    );
    expect(page.model.screen).toBe('board');
    await page.say({ type: 'go', screen: 'map' });
    expect(told).toEqual(['a-secret', 'look true null', 'look false null']);
  });
});

describe('what was played is kept', () => {
  it('resumes after a reload at the same line', async () => {
    const before = await openPage(world, { scenario: 'talk' });
    await before.say(choose('push'), { type: 'line', index: 1 });
    const after = await openPage(world, { left: { screen: 'scene', scenario: 'talk' } });
    expect(after.scene.view).toEqual(before.scene.view);
    expect(after.scene.read).toBe(1);
  });

  it('offers the run on the title after a crash and takes it up from there', async () => {
    const before = await openPage(world, { scenario: 'talk' });
    await before.say(choose('ask'));
    const after = await openPage(world);
    expect(after.model.saves).toMatchObject([{ scenario: 'talk', decisions: 1 }]);
    await after.say({ type: 'resume' });
    expect(after.scene.view.node).toBe('middle');
  });

  it('goes back to the briefing by the browser and forward into the talk again', async () => {
    const page = await openPage(world);
    await page.say({ type: 'start' }, brief, play, choose('ask'));
    await page.back({ screen: 'briefing', scenario: 'talk' });
    expect(page.model.screen).toBe('briefing');
    expect(page.stage.close).toHaveBeenCalled();
    await page.back({ screen: 'scene', scenario: 'talk' });
    expect(page.scene.view.node).toBe('middle');
    expect(page.shown.at(-1)?.[0].screen).not.toBe('briefing');
  });

  it('comes back to the debrief after a reload and counts the result once', async () => {
    const before = await openPage(world, { scenario: 'talk' });
    await before.say(choose('ask'), choose('agree'));
    await before.say({ type: 'read', lines: before.scene.view.lines.length });
    const after = await openPage(world, { left: { screen: 'debrief', scenario: 'talk' } });
    expect(after.model.screen).toBe('debrief');
    expect(await openLocalBoard(world.storage).entries()).toHaveLength(1);
    await after.say({ type: 'leave' });
    expect(await world.storage.get('save:talk')).toBeNull();
  });

  it('sets a save that cannot be read aside, says so, and deletes nothing', async () => {
    await world.storage.set('save:talk', { nonsense: true });
    const page = await openPage(world, { left: { screen: 'scene', scenario: 'talk' } });
    expect(page.model.screen).toBe('map');
    expect(page.notices).toContain('save-unreadable');
    const aside = (await world.storage.keys()).filter((key) => key.startsWith('aside:'));
    expect(aside).toHaveLength(1);
    expect(await world.storage.get(aside[0] ?? '')).toEqual({ nonsense: true });
  });

  it('replays a save of another version by ids and reports what is lost', async () => {
    const before = await openPage(world, { scenario: 'talk' });
    await before.say(choose('ask'), choose('again'), choose('push'));
    const changed = scenario({
      ...talk,
      hash: 'b'.repeat(64),
      nodes: [node('opening', [choice('ask', 'middle')]), ...talk.nodes.slice(1)],
    });
    const catalogue = { cards: before.model.cards, load: async () => ({ ...playable, scenario: changed }) };
    const after = await openPage(world, { left: { screen: 'scene', scenario: 'talk' } }, { catalogue });
    expect(after.scene.view).toMatchObject({ node: 'opening', decisions: 2 });
    expect(after.model.notices).toMatchObject([{ key: 'save-moved', params: { kept: 2, lost: 1 } }]);
    expect((await world.storage.keys()).filter((key) => key.startsWith('aside:'))).toHaveLength(1);
  });

  it('leaves a run to the tab that opened it later', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    await page.say(choose('ask'));
    await page.takeOver();
    expect(page.model.screen).toBe('map');
    expect(page.notices).toContain('other-tab');
    await page.say(choose('agree'));
    expect(JSON.stringify(await world.storage.get('save:talk'))).not.toContain('agree');
  });

  it('forgets a run only when the player gives it up', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    await page.say(choose('ask'), { type: 'leave' });
    expect(page.model.saves).toHaveLength(1);
    await page.say({ type: 'resume' }, { type: 'abandon' });
    expect(page.model).toMatchObject({ screen: 'map', saves: [] });
  });

  it('leaves the run that another tab has begun when the debrief is left', async () => {
    const first = await openPage(world, { scenario: 'talk' });
    await first.say(choose('ask'), choose('agree'));
    await first.say({ type: 'read', lines: first.scene.view.lines.length });
    const second = await openPage(world);
    await second.say(brief, play, choose('push'));
    await first.say({ type: 'leave' });
    expect(first.model.screen).toBe('map');
    expect(JSON.stringify(await world.storage.get('save:talk'))).toContain('push');
    expect(first.model.saves).toMatchObject([{ scenario: 'talk', decisions: 1 }]);
  });

  it('keeps the new run when the same scenario is played again from the debrief', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    await page.say(choose('ask'), choose('agree'));
    await page.say({ type: 'read', lines: page.scene.view.lines.length }, { type: 'play-again' }, choose('push'));
    expect(page.scene.view).toMatchObject({ node: 'middle', decisions: 1 });
    expect(JSON.stringify(await world.storage.get('save:talk'))).toContain('push');
    expect(await asides()).toEqual([]);
  });

  it('keeps a run under way aside when the scenario is begun anew', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    await page.say(choose('push'));
    const old = await world.storage.get('save:talk');
    await page.say({ type: 'leave' }, brief, play);
    expect(page.scene.view).toMatchObject({ node: 'opening', decisions: 0 });
    const [key = '', ...more] = await asides();
    expect(more).toEqual([]);
    expect(await world.storage.get(key)).toEqual(old);
  });

  it('keeps nothing aside of a run without a decision, nor of one whose result stands on the board', async () => {
    const first = await openPage(world, { scenario: 'talk' });
    await first.say({ type: 'leave' }, brief, play, choose('ask'), choose('agree'));
    await first.say({ type: 'read', lines: first.scene.view.lines.length });
    expect(first.model.screen).toBe('debrief');
    const second = await openPage(world);
    await second.say(brief, play);
    expect(second.scene.view.decisions).toBe(0);
    expect(await asides()).toEqual([]);
  });

  it('sets a save that cannot be read aside, and says so, when its scenario is begun anew', async () => {
    const page = await openPage(world);
    await page.say(brief);
    await world.storage.set('save:talk', 'nonsense');
    await page.say(play);
    expect(page.scene.view.decisions).toBe(0);
    expect(page.notices).toContain('save-unreadable');
    expect(await asides()).toHaveLength(1);
  });

  it('knows in the next run which lines were read', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    await page.say(choose('ask'), { type: 'leave' }, brief, play);
    expect([...page.scene.known]).toContain('opening.1');
  });
});

describe('the address', () => {
  it('opens a scenario directly, in its language and with its seed', async () => {
    const page = await openPage(world, { scenario: 'talk', lang: 'zh-CN', seed: 1, instant: true });
    expect(page.model).toMatchObject({ screen: 'scene', instant: true, settings: { locale: 'zh-CN' } });
    expect(page.scene.mode).toBe('coach');
    expect(JSON.stringify(await world.storage.get('save:talk'))).toMatch(/seed\D+1\D/);
    expect(page.stage.setInstant).toHaveBeenCalledWith(true);
  });

  it('with an unknown scenario shows the list and says so', async () => {
    const page = await openPage(world, { scenario: '__proto__' });
    expect(page.model.screen).toBe('map');
    expect(page.model.notices).toMatchObject([{ key: 'unknown-scenario', params: { scenario: '__proto__' } }]);
  });

  it('with another seed begins anew and keeps the old run aside', async () => {
    const before = await openPage(world, { scenario: 'talk', seed: 1 });
    await before.say(choose('ask'));
    const after = await openPage(world, { scenario: 'talk', seed: 2 });
    expect(after.scene.view.node).toBe('opening');
    expect((await world.storage.keys()).some((key) => key.startsWith('aside:save:talk'))).toBe(true);
  });
});

describe('the stage stands still', () => {
  const pauses = (page: { readonly stage: StagePort }) => vi.mocked(page.stage.pause).mock.calls.map(([on]) => on);
  const paused = (on: boolean): OverlayEvent => ({ type: 'paused', on });

  it('while the menu is open or the page is hidden, and until neither is', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    await page.say(paused(true));
    page.game.setHidden(true);
    page.game.setHidden(false);
    expect(pauses(page)).toEqual([true]);
    await page.say(paused(false));
    expect(pauses(page)).toEqual([true, false]);
    page.game.setHidden(true);
    await page.say(paused(true), paused(false));
    expect(pauses(page)).toEqual([true, false, true]);
    page.game.setHidden(false);
    expect(pauses(page)).toEqual([true, false, true, false]);
  });

  it('when it opens in a page that is hidden already, and not for the menu of a scene that was left', async () => {
    const page = await openPage(world);
    page.game.setHidden(true);
    await page.say(brief, play);
    expect(pauses(page)).toEqual([true]);
    page.game.setHidden(false);
    await page.say(paused(true), { type: 'leave' }, { type: 'resume' });
    expect(pauses(page)).toEqual([true, false, true]);
  });
});

describe('the best result so far', () => {
  it('is not one of practice', async () => {
    const page = await openPage(world);
    const previous: (number | null)[] = [];
    for (const mode of ['practice', 'coach', 'coach'] as const) {
      await page.say(brief, { type: 'play', mode }, choose('ask'), choose('agree'));
      await page.say({ type: 'read', lines: page.scene.view.lines.length });
      expect(page.model).toMatchObject({ screen: 'debrief', mode });
      if (page.model.screen !== 'debrief') throw new Error('no debrief');
      previous.push(page.model.previousBest);
      await page.say({ type: 'leave' });
    }
    expect(previous).toEqual([null, null, expect.any(Number)]);
  });
});

describe('mistakes of our own', () => {
  it('are told with a way on, and the talk stays', async () => {
    const page = await openPage(world, { scenario: 'talk' });
    const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    page.game.fail(new Error('the printer is on fire'));
    expect(page.model.notices).toMatchObject([{ level: 'error', key: 'error', params: { reason: 'the printer is on fire' } }]);
    expect(page.model.screen).toBe('scene');
    silent.mockRestore();
  });
});
