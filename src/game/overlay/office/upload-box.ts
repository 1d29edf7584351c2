// Choosing or dropping a file, waiting for its examination, and reading what came of it.
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { Mistakes, OfficeDesk, Reply, UploadedVersion } from '../../office-ports.ts';
import { labelled } from '../base/controls.ts';
import { h, icon, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import { type Outcome, outcomeDetails, outcomeText } from './upload-report.ts';

export interface UploadBox {
  readonly root: HTMLElement;
  update(desk: OfficeDesk, locale: Locale): void;
}

const LARGEST = 512 * 1024;
/** Two files before this one, each up to its limit, in ms. */
const PATIENCE = 400_000;

type Answer = Mistakes & { readonly versions: readonly UploadedVersion[] };

function outcomeOf(file: string, reply: Reply<Answer>): Outcome {
  if (reply.is === 'answer') return { is: 'taken', file, versions: reply.answer.versions, mistakes: reply.answer };
  if (reply.is === 'away') return { is: 'refused', file, code: reply.after > 0 ? 'busy' : 'away' };
  if (reply.code === 'has-mistakes') return { is: 'mistaken', file, mistakes: reply.more as Mistakes };
  return { is: 'refused', file, code: reply.status === 413 ? 'too-big' : reply.code };
}

/** `onTaken`: the organisation has other scenarios now. */
export function createUploadBox(texts: Texts, onTaken: () => void): UploadBox {
  const input = h('input', { type: 'file', id: 'upload-file', accept: '.yaml,.yml', class: 'visually-hidden' });
  const choose = h('label', { class: 'button primary big', for: input.id }, icon('book-open'), labelled(texts, 'span', 'upload.choose'));
  const drop = h('div', { class: 'drop' }, input, choose, labelled(texts, 'span', 'upload.drop', { class: 'drop-or' }));
  const waiting = h('p', { class: 'upload-waiting', role: 'status' });
  const bar = h('div', { class: 'upload-bar', 'aria-hidden': 'true' }, h('span'));
  const verdict = h('p', { class: 'upload-verdict', tabindex: -1 });
  const details = h('div', { class: 'upload-details' });
  const result = h('div', { class: 'upload-result', 'data-upload': 'none' }, verdict, details);
  let desk: OfficeDesk | null = null;
  let locale: Locale = 'en';
  let busy: { readonly file: string; readonly since: number } | null = null;
  let outcome: Outcome | null = null;
  let drawn: { readonly outcome: Outcome; readonly locale: Locale } | null = null;

  function draw(): void {
    setAttribute(drop, 'data-busy', busy !== null);
    setAttribute(choose, 'aria-disabled', busy ? 'true' : undefined);
    input.disabled = busy !== null;
    setShown(bar, busy !== null);
    // Told once by voice: the seconds are for the eye.
    const seconds = busy ? Math.floor((performance.now() - busy.since) / 1000) : 0;
    setAttribute(waiting, 'aria-live', seconds > 0 ? 'off' : 'polite');
    setText(waiting, busy ? uiText(locale, 'upload.sending', { file: busy.file, s: seconds }) : '');
    setShown(result, outcome !== null && !busy);
    setAttribute(result, 'data-upload', outcome?.is ?? 'none');
    // A folded list stays as the reader left it.
    if (!outcome || (drawn?.outcome === outcome && drawn.locale === locale)) return;
    drawn = { outcome, locale };
    setText(verdict, outcomeText(outcome, locale));
    details.replaceChildren(...outcomeDetails(outcome, locale));
  }

  async function send(file: File): Promise<void> {
    if (busy || !desk) return;
    busy = { file: file.name, since: performance.now() };
    outcome = null;
    drawn = null;
    const clock = setInterval(draw, 1000);
    draw();
    const asked = { body: file, type: 'application/yaml', patience: PATIENCE };
    outcome =
      file.size > LARGEST
        ? { is: 'refused', file: file.name, code: 'too-big' }
        : outcomeOf(file.name, await desk.ask<Answer>('POST', '/v1/scenarios', asked));
    clearInterval(clock);
    busy = null;
    draw();
    verdict.focus({ preventScroll: true });
    verdict.scrollIntoView?.({ block: 'nearest' });
    if (outcome.is !== 'taken') return;
    desk.scenariosChanged();
    onTaken();
  }

  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void send(file);
    // The same file, mended, is chosen anew.
    input.value = '';
  });
  for (const type of ['dragenter', 'dragover'] as const)
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      setAttribute(drop, 'data-over', !busy);
    });
  drop.addEventListener('dragleave', () => setAttribute(drop, 'data-over', false));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    setAttribute(drop, 'data-over', false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void send(file);
  });
  return {
    root: h(
      'section',
      { class: 'door upload' },
      labelled(texts, 'h2', 'upload.heading'),
      labelled(texts, 'p', 'upload.text'),
      drop,
      bar,
      waiting,
      result,
    ),
    update(now, language) {
      desk = now;
      locale = language;
      draw();
    },
  };
}
