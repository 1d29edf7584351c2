import { describe, expect, it } from 'vitest';
import { parseRequest, searchOf } from '../../../src/game/adapters/address.ts';

describe('the address', () => {
  it('names a scenario, a language, a seed and whether everything is finished at once', () => {
    expect(parseRequest('?scenario=first-coffee&lang=en&seed=1&instant=1', null)).toEqual({
      scenario: 'first-coffee',
      lang: 'en',
      seed: 1,
      instant: true,
      endWaits: false,
      door: null,
      office: false,
      left: null,
    });
  });

  it('asks for nothing when it is empty or nonsense', () => {
    const nothing = { scenario: null, lang: null, seed: null, instant: false, endWaits: false, door: null, office: false, left: null };
    expect(parseRequest('', undefined)).toEqual(nothing);
    expect(parseRequest('?scenario=&seed=1e9&instant=0', { screen: 'cellar' })).toEqual(nothing);
    expect(parseRequest('?seed=-1', 7)).toEqual(nothing);
  });

  it('carries the secret of a link as the service prints it, and nothing that only looks like one', () => {
    const secret = 'q'.repeat(43);
    const doorOf = (hash: string) => parseRequest('', null, hash).door;
    expect(doorOf(`#setup=${secret}`)).toEqual({ kind: 'setup', secret });
    expect(doorOf(`#invite=${secret}`)).toEqual({ kind: 'invite', secret });
    for (const hash of ['#invite=7k2m-q4tx-9bhd', '#join=7K2M-Q4TX-9BHD'])
      expect(doorOf(hash)).toEqual({ kind: 'join', secret: '7K2M-Q4TX-9BHD' });
    for (const hash of ['#device=7K2MQ4TX9BHD', '#sign-in=7K2MQ4TX9BHD'])
      expect(doorOf(hash)).toEqual({ kind: 'device', secret: '7K2MQ4TX9BHD' });
    expect(doorOf('#sign-in=provider-away')).toEqual({ kind: 'sign-in', secret: 'provider-away' });
    const wrong = ['#setup=', '#setup=short', `#setup=${'q'.repeat(200)}`, '#setup=<b>'.padEnd(60, 'q'), `#x&setup=${secret}`];
    for (const hash of [...wrong, '#join=7K2M', '#device=', '#sign-in=<b>', '#invite=a b']) expect(doorOf(hash), hash).toBeNull();
  });

  it('cuts a scenario that is far too long to be one', () => {
    expect(parseRequest(`?scenario=${'x'.repeat(5000)}`, null).scenario).toHaveLength(80);
  });

  it('remembers where the player was across a reload', () => {
    expect(parseRequest('', { screen: 'scene', scenario: 'first-coffee' }).left).toEqual({ screen: 'scene', scenario: 'first-coffee' });
    expect(parseRequest('', { screen: 'map' }).left).toEqual({ screen: 'map', scenario: null });
  });

  it('names the scenario only while it is played', () => {
    const request = parseRequest('?scenario=a&lang=en&seed=5&instant=1', null);
    expect(searchOf({ screen: 'scene', scenario: 'a' }, request)).toBe('?scenario=a&seed=5&instant=1');
    expect(searchOf({ screen: 'scene', scenario: 'b' }, request)).toBe('?scenario=b&instant=1');
    expect(searchOf({ screen: 'map', scenario: null }, request)).toBe('?instant=1');
    const talk = parseRequest('?instant=talk', null);
    expect([talk.instant, talk.endWaits, searchOf({ screen: 'map', scenario: null }, talk)]).toEqual([true, true, '?instant=talk']);
    expect(searchOf({ screen: 'briefing', scenario: 'a' }, parseRequest('', null))).toBe('');
  });
});
