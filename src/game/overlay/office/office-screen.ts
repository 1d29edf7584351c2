// The office of trainers and administrators: a row of tabs, each a page of its own. Loaded when it is first opened.
import '../styles/cohort.css';
import '../styles/desk.css';
import '../styles/office.css';
import { OFFICE_TEXTS } from '../../../locale/office-texts.ts';
import { addTexts } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setAttribute, setShown } from '../base/dom.ts';
import type { Emit, ModelOf, ScreenPart } from '../base/screen.ts';
import { bindTexts } from '../base/texts.ts';
import { createPageHead } from '../menu/page-head.ts';
import type { OfficeSection, SectionPart } from './section.ts';
import { SECTIONS } from './sections.ts';

type Model = ModelOf<'office'>;

const mayOpen = ({ role }: OfficeSection, { team: { me } }: Model): boolean =>
  me !== null && (me.role === 'admin' || (me.role === 'trainer' && role === 'trainer'));

interface Tab {
  readonly section: OfficeSection;
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
  part: SectionPart | null;
}

export function createOfficeScreen(emit: Emit): ScreenPart<Model> {
  addTexts(OFFICE_TEXTS);
  const texts = bindTexts();
  const head = createPageHead(texts, emit, null);
  const heading = labelled(texts, 'h1', 'office.title', { tabindex: -1 });
  const closed = h(
    'section',
    { class: 'door' },
    labelled(texts, 'p', 'office.closed'),
    textButton(texts, { key: 'office.toBoard', icon: 'trophy', class: 'primary', onClick: () => emit({ type: 'go', screen: 'board' }) }),
  );
  const list = texts.attribute(h('div', { class: 'tabs', role: 'tablist' }), 'aria-label', 'office.sections');
  let model: Model | null = null;
  let on = false;
  let open: Tab | null = null;
  const tabs = SECTIONS.map((section): Tab => {
    const { id } = section;
    const button = h(
      'button',
      { type: 'button', class: 'tab', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}`, 'data-section': id },
      icon(section.icon),
      labelled(texts, 'span', section.title),
    );
    const panel = h('div', { class: 'tab-panel', role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': button.id });
    const tab: Tab = { section, button, panel, part: null };
    button.addEventListener('click', () => choose(tab));
    button.addEventListener('keydown', (event) => walk(event));
    list.append(button);
    return tab;
  });

  const shownTabs = (): readonly Tab[] => (model ? tabs.filter(({ section }) => mayOpen(section, model as Model)) : []);

  function choose(tab: Tab | null): void {
    if (open !== tab) {
      if (on) open?.part?.leave?.();
      open = tab;
      if (tab && !tab.part) {
        tab.part = tab.section.create(texts);
        tab.panel.append(tab.part.root);
      }
      if (tab && model) tab.part?.update(model);
      if (on) tab?.part?.enter?.();
    }
    for (const each of tabs) {
      setAttribute(each.button, 'aria-selected', each === open ? 'true' : 'false');
      // One stop of the Tab key; arrows go on from there.
      setAttribute(each.button, 'tabindex', each === open ? 0 : -1);
      setShown(each.panel, each === open);
    }
    // On a narrow page they stand in one row that scrolls.
    if (open) list.scrollLeft = open.button.offsetLeft - (list.clientWidth - open.button.offsetWidth) / 2;
  }

  function walk(event: KeyboardEvent): void {
    const shown = shownTabs();
    const at = open ? shown.indexOf(open) : 0;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    const tab = to === undefined ? undefined : shown[(to + shown.length) % shown.length];
    if (!tab) return;
    event.preventDefault();
    choose(tab);
    tab.button.focus();
  }

  return {
    root: h(
      'div',
      { class: 'screen page office-screen', 'data-part': 'office' },
      head.root,
      h('main', { class: 'page-main' }, heading, closed, list, ...tabs.map(({ panel }) => panel)),
    ),
    update(now) {
      model = now;
      texts.apply(now.settings.locale);
      head.update(now.settings);
      const shown = shownTabs();
      setShown(closed, shown.length === 0 && now.team.phase !== 'asking');
      setShown(list, shown.length > 0);
      for (const tab of tabs) setShown(tab.button, shown.includes(tab));
      const before = open;
      choose(open && shown.includes(open) ? open : (shown[0] ?? null));
      if (open === before) open?.part?.update(now);
    },
    enter() {
      on = true;
      open?.part?.enter?.();
      heading.focus({ preventScroll: true });
    },
    leave() {
      on = false;
      open?.part?.leave?.();
    },
  };
}
