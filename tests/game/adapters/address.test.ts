import { describe, expect, it } from 'vitest';
import { parseRequest, searchOf } from '../../../src/game/adapters/address.ts';

describe('the address', () => {
  it('names a scenario, a language, a seed and whether everything is finished at once', () => {
    expect(parseRequest('?scenario=first-coffee&lang=en&seed=1&instant=1', null)).toEqual({
      scenario: 'first-coffee',
      lang: 'en',
      seed: 1,
      instant: true,
      setup: null,
      office: false,
      left: null,
    });
  });

  it('asks for nothing when it is empty or nonsense', () => {
    const nothing = { scenario: null, lang: null, seed: null, instant: false, setup: null, office: false, left: null };
    expect(parseRequest('', undefined)).toEqual(nothing);
    expect(parseRequest('?scenario=&seed=1e9&instant=0', { screen: 'cellar' })).toEqual(nothing);
    expect(parseRequest('?seed=-1', 7)).toEqual(nothing);
  });

  it('carries the secret of an administrator’s link, and nothing that only looks like one', () => {
    const secret = 'q'.repeat(43);
    expect(parseRequest('', null, `#setup=${secret}`).setup).toBe(secret);
    for (const hash of ['#setup=', '#setup=short', `#setup=${'q'.repeat(200)}`, '#setup=<b>'.padEnd(60, 'q'), `#x&setup=${secret}`])
      expect(parseRequest('', null, hash).setup).toBeNull();
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
    expect(searchOf({ screen: 'briefing', scenario: 'a' }, parseRequest('', null))).toBe('');
  });
});
