// The conflicts of the organisation's own: uploading one, and those that are there.
import type { Locale } from '../../../core/scenario/terms.ts';
import type { CurrentVersion, OfficeDesk, Reply } from '../../office-ports.ts';
import { h } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { OfficeSection, SectionPart } from './section.ts';
import { createUploadBox } from './upload-box.ts';
import { refusalText } from './upload-report.ts';
import { createVersionList } from './version-list.ts';

const codeOf = (reply: Reply<unknown>): string | null => (reply.is === 'answer' ? null : reply.is === 'away' ? 'away' : reply.code);

function createScenarioSection(texts: Texts): SectionPart {
  let desk: OfficeDesk | null = null;
  let locale: Locale = 'en';
  let versions: readonly CurrentVersion[] | null = null;
  let problem: string | null = null;
  const box = createUploadBox(texts, () => void ask());
  const list = createVersionList(texts, { onRetire: (hash) => void retire(hash), onLive: (hash, live) => void setLive(hash, live) });
  const draw = (): void => list.update(versions, problem === null ? '' : refusalText(locale, problem), locale);

  async function ask(): Promise<void> {
    const reply = await desk?.ask<{ readonly scenarios: readonly CurrentVersion[] }>('GET', '/v1/scenarios');
    if (!reply) return;
    problem = codeOf(reply);
    if (reply.is === 'answer') versions = reply.answer.scenarios.filter(({ origin }) => origin === 'uploaded');
    draw();
  }

  const retire = (hash: string): Promise<void> => change(desk?.ask('DELETE', `/v1/scenarios/${hash}`));
  const setLive = (hash: string, live: boolean): Promise<void> => change(desk?.ask('PATCH', `/v1/scenarios/${hash}`, { body: { live } }));

  async function change(asked: Promise<Reply<unknown>> | undefined): Promise<void> {
    const reply = await asked;
    if (!reply) return;
    if (reply.is === 'answer') desk?.scenariosChanged();
    await ask();
    problem ??= codeOf(reply);
    draw();
  }

  return {
    root: h('div', { class: 'office-page' }, box.root, list.root),
    update(model) {
      desk = model.desk;
      locale = model.settings.locale;
      box.update(desk, locale);
      draw();
    },
    enter: () => void ask(),
  };
}

export const scenarioSection: OfficeSection = {
  id: 'scenarios',
  role: 'trainer',
  title: 'upload.title',
  icon: 'messages-square',
  create: createScenarioSection,
};
