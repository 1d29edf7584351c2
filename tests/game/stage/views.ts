// Views of a talk, as small as the plan needs them.
import type { CounterpartView, DialogueView } from '../../../src/core/dialogue/view.ts';
import type { CastMember } from '../../../src/core/scenario/model.ts';
import type { Temperament, Text } from '../../../src/core/scenario/terms.ts';

const text = (words: string): Text => ({ 'zh-CN': words, en: words });

export const member = (id: string, temperament: Temperament = 'driver'): CastMember => ({
  id,
  figure: `figure-${id}`,
  voice: 'lin',
  name: text(id),
  role: text(id),
  department: 'sales',
  relation: 'peer',
  temperament,
});

export const YOU_MEMBER = member('you', 'amiable');
export const LIN = member('lin', 'analytical');
export const ZHAO = member('zhao', 'driver');

type Mood = Partial<Omit<CounterpartView, 'id'>>;

export function viewWith(change: Partial<DialogueView> = {}, moods: Readonly<Record<string, Mood>> = {}): DialogueView {
  const present = change.present ?? [YOU_MEMBER, LIN];
  const counterparts = present
    .filter((one) => one.id !== 'you')
    .map((one): CounterpartView => ({ id: one.id, climate: 0, heat: 20, stance: 'guarded', ladder: 'calm', ...moods[one.id] }));
  return {
    scenario: 's',
    node: 'n',
    place: 'meeting-room',
    props: [],
    present,
    lines: [],
    choices: [],
    climate: 0,
    heat: 20,
    stance: counterparts[0]?.stance ?? 'guarded',
    ladder: 'calm',
    intensity: 10,
    step: 0,
    counterparts,
    facts: [],
    decisions: 0,
    ...change,
  };
}

export const lineOf = (who: string, id = 'n.1') => ({ id, kind: 'say' as const, who, text: text('…') });
