// Who plays "you": six figures to choose from by their portraits, or whoever the story has.
import { PLAYER_FIGURES } from '../../../core/scenario/figure-terms.ts';
import type { Settings } from '../../ports.ts';
import { portraitOf } from '../base/art-urls.ts';
import { labelled } from '../base/controls.ts';
import { h, icon } from '../base/dom.ts';
import type { bindTexts } from '../base/texts.ts';

export interface FigureChoice {
  readonly root: HTMLElement;
  update(settings: Settings): void;
}

const CHOICES = ['', ...PLAYER_FIGURES] as const;

/** `prefix` keeps ids apart when two forms are in the page. */
export function createFigureChoice(
  texts: ReturnType<typeof bindTexts>,
  prefix: string,
  onChoose: (figure: Settings['playerFigure']) => void,
): FigureChoice {
  const row = h('div', { class: 'figures' });
  const inputs = CHOICES.map((figure) => {
    const id = `${prefix}-figure-${figure === '' ? 'story' : figure}`;
    const input = h('input', { type: 'radio', name: `${prefix}-figure`, id, value: figure });
    input.addEventListener('change', () => onChoose(figure));
    const picture =
      figure === '' ? icon('users') : h('img', { src: portraitOf({ figure }) ?? '', alt: '', width: 192, height: 192, loading: 'lazy' });
    const name = labelled(texts, 'span', figure === '' ? 'settings.figure.story' : `settings.figure.${figure}`, {
      class: figure === '' ? 'figure-name' : 'visually-hidden',
    });
    row.append(h('span', { class: 'figure' }, input, h('label', { for: id }, picture, name)));
    return input;
  });
  return {
    root: h(
      'fieldset',
      { class: 'setting figure-choice' },
      labelled(texts, 'legend', 'settings.figure'),
      row,
      labelled(texts, 'p', 'settings.figureHint', { class: 'setting-hint' }),
    ),
    update(settings) {
      for (const input of inputs) input.checked = input.value === settings.playerFigure;
    },
  };
}
