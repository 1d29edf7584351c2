// The company's boards as the game sees them: whether they are there, who is signed in, what is on its way to them.
// Nothing here is waited for by the game; where there is no service, nothing of it is seen.
import type { OfficeDesk, Reply } from '../office-ports.ts';
import type { StoragePort } from '../ports.ts';
import type { Door, Me, Phase, TeamEvent, TeamPort, TeamState } from '../team-ports.ts';
import type { CompanyScenarios } from './company-scenarios.ts';
import { openLive } from './live-line.ts';
import { type Locks, randomId } from './locks.ts';
import { openOutbox } from './outbox.ts';
import { pauseAfter, type RunItem } from './outbox-items.ts';
import { openPurpose, type Purpose } from './purpose.ts';
import { rememberedMe, rememberMe } from './remembered-me.ts';
import type { Service } from './service-client.ts';
import { type Events, openTeamBoard } from './team-board.ts';

export interface TeamOptions {
  readonly service: Service;
  readonly storage: StoragePort;
  readonly locks: Locks;
  readonly now: () => number;
  readonly events: ((address: string) => Events) | null;
  /** Follows whoever is signed in; null: nobody looks at them. */
  readonly company?: Pick<CompanyScenarios, 'refresh' | 'forget'> | null;
  /** Declares the faces of a scenario. */
  readonly addFonts?: (scenario: string) => Promise<void>;
}

export interface Team extends TeamPort {
  /** Asks who is signed in, and sends what waits. */
  ask(): Promise<void>;
  close(): void;
}

const CLOSED_DOOR: Door = { busy: false, code: null, link: null, device: null, made: null };

export function openTeam({ service, storage, locks, now, events, company = null, addFonts }: TeamOptions): Team {
  const listeners: (() => void)[] = [];
  let phase: Phase = 'asking';
  let me: Me | null = null;
  let door: Door = CLOSED_DOOR;
  let all: readonly RunItem[] = [];
  let sending = false;
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | null = null;
  let closed = false;
  let looking = false;
  let provider = false;

  const publish = (): void => {
    for (const listener of listeners) listener();
  };

  function become(next: Me | null): void {
    me = next;
    void rememberMe(storage, next);
  }

  const outbox = openOutbox({
    storage,
    locks,
    service,
    now,
    newId: randomId,
    player: () => me?.player ?? null,
    onChange(runs, isSending) {
      all = runs;
      sending = isSending;
      publish();
    },
    onSignedOut: () => signedOut(),
    onAway: () => wentAway(),
    held: () => purpose.outstanding,
    // The session tells which.
    onHeld: () => void ask(),
  });
  const purpose: Purpose = openPurpose({
    service,
    onChange: publish,
    onAccepted: () => void outbox.wake(),
    onSignedOut: () => signedOut(),
    onErased() {
      if (me) void outbox.forget(me.player).catch(() => undefined);
      signedOut();
    },
  });
  const board = openTeamBoard({ service, events, onChange: publish, onSignedOut: () => signedOut() });

  function signedOut(): void {
    if (me === null) return;
    become(null);
    purpose.learn(null);
    void company?.forget();
    board.look(false, null);
    publish();
  }

  function wentAway(): void {
    if (phase === 'none') return;
    phase = 'away';
    if (retry) clearTimeout(retry);
    if (!closed) retry = setTimeout(() => void ask(), pauseAfter(tries, Math.random()));
    tries += 1;
    publish();
  }

  async function ask(): Promise<void> {
    if (retry) clearTimeout(retry);
    const reply = await service.session();
    if (closed) return;
    if (reply.is !== 'answer') return wentAway();
    const { service: there, me: who, notice } = reply.answer;
    const cameBack = phase === 'away';
    // Whoever has joined once knows that there are boards.
    phase = there ? 'open' : me ? 'away' : 'none';
    if (phase === 'away') return wentAway();
    tries = 0;
    if (there) {
      purpose.learn(notice);
      if (!who) void askProvider();
      if (JSON.stringify(who) !== JSON.stringify(me)) become(who);
      void outbox.wake();
      void (who ? company?.refresh() : company?.forget());
      if (cameBack && looking && who) board.again();
    }
    publish();
  }

  /** Whether the door has another key. */
  async function askProvider(): Promise<void> {
    const reply = await service.provider();
    if (reply.is !== 'answer' || reply.answer.provider === provider) return;
    provider = reply.answer.provider;
    publish();
  }

  /** Until it is known who plays: a moment, or the patience of one call. */
  const ready = rememberedMe(storage)
    .then((remembered) => {
      me = remembered;
      return ask();
    })
    .catch(() => wentAway());

  /** A form was sent in: `then` runs when it was accepted. */
  function enter<T>(work: Promise<Reply<T>>, then: (answer: T) => Partial<Door> | Promise<Partial<Door>>): void {
    door = { ...door, busy: true, code: null };
    publish();
    void work
      .then(async (reply) => {
        if (reply.is === 'refused' && reply.status === 401) signedOut();
        const change = reply.is === 'answer' ? await then(reply.answer) : { code: reply.is === 'refused' ? reply.code : 'away' };
        door = { ...door, busy: false, ...change };
      })
      .finally(publish);
  }

  async function entered(): Promise<Partial<Door>> {
    await ask();
    if (me && looking) board.look(true, null);
    return { link: null };
  }

  function act(event: TeamEvent): void {
    switch (event.type) {
      case 'send-run':
        void outbox.send(event.id);
        break;
      case 'drop-run':
        void outbox.drop(event.id);
        break;
      case 'join':
        enter(service.join({ code: event.code, nickname: event.nickname }), entered);
        break;
      case 'set-up': {
        const { organisation, nickname, timeZone } = event;
        enter(service.setUp({ token: door.link?.secret ?? '', organisation, nickname, timeZone }), entered);
        break;
      }
      case 'move':
        enter(service.move(event.code), entered);
        break;
      case 'accept-invite':
        enter(service.acceptInvite({ token: door.link?.secret ?? '', nickname: event.nickname }), entered);
        break;
      case 'claim-device':
        enter(service.claimDevice(event.code), entered);
        break;
      case 'make-device-code':
        enter(service.deviceCode(), ({ code }) => ({ device: code }));
        break;
      case 'show-purpose':
        purpose.show(event.on);
        break;
      case 'accept-purpose':
        purpose.accept();
        break;
      case 'erase-me':
        purpose.erase();
        break;
      case 'make-team':
        enter(service.makeTeam(event.name), ({ code }) => ({ made: { name: event.name, code } }));
        break;
      case 'sign-out':
        enter(service.signOut(), () => {
          signedOut();
          return CLOSED_DOOR;
        });
        break;
      case 'ask-board':
        board.wish(event.wish);
        break;
      case 'ask-again':
        void ask();
        if (me) board.look(true, null);
        break;
    }
  }

  const desk: OfficeDesk = {
    ask: service.ask,
    scenariosChanged: () => void company?.refresh(),
    showsWordsOf: (scenario) => void addFonts?.(scenario),
  };

  const live = openLive({ service, purpose, signedOut, lookAgain: () => void company?.refresh() });

  return {
    desk,
    live,
    get state(): TeamState {
      const mine = all.filter(({ player }) => player === null || player === me?.player);
      return { phase, me, runs: mine, sending, door, provider, purpose: purpose.state };
    },
    get board() {
      return board.state;
    },
    onChange: (listener) => void listeners.push(listener),
    begin: (beginning) =>
      void ready.then(() => {
        if (phase !== 'none') outbox.begin(beginning);
      }),
    async finish(run, send) {
      await ready;
      // Where there are no boards nothing waits for them.
      if (phase !== 'none') await outbox.finish(run, send);
    },
    act,
    look(on, scenario) {
      looking = on;
      if (!on) {
        door = { ...door, made: null, device: null, code: null };
        board.look(false, null);
        return;
      }
      void ready.then(async () => {
        // Somebody may have joined in another tab.
        if (phase === 'away' || (phase === 'open' && me === null)) await ask();
        if (looking && me) board.look(true, scenario);
      });
    },
    openDoor(link) {
      door = { ...CLOSED_DOOR, link, code: link.kind === 'sign-in' ? link.secret : null };
      publish();
    },
    ask,
    close() {
      closed = true;
      if (retry) clearTimeout(retry);
      board.look(false, null);
      outbox.close();
    },
  };
}

const NOBODY = async (): Promise<Reply<never>> => ({ is: 'away', after: 0 });

/** Where there are only files, and while scenarios are being written. */
export const noTeam: TeamPort = {
  state: { phase: 'none', me: null, runs: [], sending: false, door: CLOSED_DOOR, provider: false, purpose: null },
  board: {
    wish: { of: 'people', scope: { kind: 'overall' }, window: 'all', view: 'top', cursor: null },
    shown: null,
    seasons: [],
    problem: null,
    asking: false,
    live: false,
  },
  desk: { ask: NOBODY, scenariosChanged: () => undefined, showsWordsOf: () => undefined },
  live: { begin: NOBODY, choose: NOBODY, standing: NOBODY, lookAgain: () => undefined },
  onChange: () => undefined,
  begin: () => undefined,
  finish: async () => undefined,
  act: () => undefined,
  look: () => undefined,
  openDoor: () => undefined,
};
