// The address bar and the browser's history. Every screen is a history entry; the entry remembers where the player was,
// so that a reload comes back to it.
import type { AddressPort, AddressRequest, Whereabouts } from '../address-ports.ts';
import type { DoorLink } from '../team-ports.ts';

const SCREENS: readonly Whereabouts['screen'][] = ['title', 'map', 'briefing', 'scene', 'debrief', 'board', 'office', 'settings'];

/** Ids are kebab-case; anything longer than this is nonsense and would only stretch the notice. */
const LONGEST_ID = 80;

function parsePlace(state: unknown): Whereabouts | null {
  if (typeof state !== 'object' || state === null) return null;
  const { screen, scenario } = state as Record<string, unknown>;
  const known = SCREENS.find((each) => each === screen);
  if (!known) return null;
  return { screen: known, scenario: typeof scenario === 'string' ? scenario : null };
}

function parseSeed(text: string | null): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null;
  return Number(text) >>> 0;
}

const DOOR = /^#(setup|invite|join|device|sign-in)=([\w-]{1,100})$/;
/** Of a team or of another device, with or without its hyphens. */
const CODE = /^([0-9a-z]{12}|[0-9a-z]{4}(-[0-9a-z]{4}){2})$/i;
/** 32 bytes in base64url. */
const TOKEN = /^[\w-]{20,100}$/;
const REASON = /^[a-z]+(-[a-z]+)*$/;

/** Null: no such link, or not a whole one. */
export function parseDoor(hash: string): DoorLink | null {
  const [, kind, secret = ''] = DOOR.exec(hash) ?? [];
  const isCode = CODE.test(secret);
  if (kind === 'setup' && TOKEN.test(secret)) return { kind, secret };
  if (kind === 'invite' && TOKEN.test(secret)) return { kind, secret };
  if ((kind === 'invite' || kind === 'join') && isCode) return { kind: 'join', secret: secret.toUpperCase() };
  if ((kind === 'device' || kind === 'sign-in') && isCode) return { kind: 'device', secret: secret.toUpperCase() };
  return kind === 'sign-in' && REASON.test(secret) ? { kind, secret } : null;
}

export function parseRequest(search: string, state: unknown, hash = ''): AddressRequest {
  const query = new URLSearchParams(search);
  const instant = query.get('instant');
  return {
    scenario: query.get('scenario')?.slice(0, LONGEST_ID) || null,
    lang: query.get('lang'),
    seed: parseSeed(query.get('seed')),
    instant: instant !== null && instant !== '0',
    endWaits: instant === 'talk',
    door: parseDoor(hash),
    office: query.has('office'),
    left: parsePlace(state),
  };
}

/** `?scenario=` stands in the address only while that scenario is played; `instant` stays, the rest has been heard. */
export function searchOf(place: Whereabouts, request: AddressRequest): string {
  const query = new URLSearchParams();
  if (place.scenario !== null && place.screen === 'scene') {
    query.set('scenario', place.scenario);
    if (request.seed !== null && request.scenario === place.scenario) query.set('seed', String(request.seed));
  }
  if (place.screen === 'office') query.set('office', '1');
  if (request.instant) query.set('instant', request.endWaits ? 'talk' : '1');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

export function openAddress(): AddressPort {
  const request = parseRequest(location.search, history.state, location.hash);
  // A secret must not stand in the address, nor be seen over somebody's shoulder or in a shared link.
  const clear = (): void => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search);
  };
  clear();
  return {
    read: () => request,
    show(place, how) {
      const url = location.pathname + searchOf(place, request);
      if (how === 'push') history.pushState(place, '', url);
      else history.replaceState(place, '', url);
    },
    onBack(listener) {
      addEventListener('popstate', (event) => {
        const place = parsePlace(event.state);
        if (place) listener(place);
      });
    },
    onDoor(listener) {
      addEventListener('hashchange', () => {
        const door = parseDoor(location.hash);
        clear();
        if (door) listener(door);
      });
    },
  };
}
