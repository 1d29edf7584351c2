import { describe, expect, it } from 'vitest';
import { dwellOf, glyphsOf, isVoiced, typingDelays } from '../../../src/game/overlay/scene/glyphs.ts';

const total = (text: string, speed: 'slow' | 'normal' | 'fast' | 'instant', locale: 'zh-CN' | 'en' = 'en'): number =>
  typingDelays(glyphsOf(text, locale), speed).reduce((sum, each) => sum + each, 0);

describe('typing', () => {
  it('goes by what a reader sees as one sign', () => {
    expect(glyphsOf('好👩‍💻é', 'zh-CN')).toEqual(['好', '👩‍💻', 'é']);
  });

  it('takes no time at all when text shall appear at once', () => {
    expect(total('你们到底有没有把财务当回事？好。', 'instant', 'zh-CN')).toBe(0);
  });

  it('is slower the slower the setting', () => {
    expect(total('abcdef', 'slow')).toBeGreaterThan(total('abcdef', 'normal'));
    expect(total('abcdef', 'normal')).toBeGreaterThan(total('abcdef', 'fast'));
  });

  it('breathes after a comma, longer after a full stop, and not within a run of marks or at the end', () => {
    const [, comma = 0, , stop = 0] = typingDelays([...'a,b.c'], 'normal');
    expect(stop).toBeGreaterThan(comma);
    const delays = typingDelays([...'a?!b.'], 'normal');
    expect(delays[1]).toBeLessThan(delays[2] ?? 0);
    expect(delays.at(-1)).toBe(0);
  });

  it('sounds letters and numbers of any script, not marks and blanks', () => {
    expect(['a', '关', '7', '，', ' ', '“'].map(isVoiced)).toEqual([true, true, true, false, false, false]);
  });

  it('lets a longer line stand longer before it goes on by itself', () => {
    expect(dwellOf([...'一二三四五六七八'], 'zh-CN', 'normal')).toBeGreaterThan(dwellOf([...'一二'], 'zh-CN', 'normal'));
  });
});
