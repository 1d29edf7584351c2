// The notice of what is kept of a player: asked for where it has changed, accepted, and what he may do with his data.
import type { PurposeState } from '../team-ports.ts';
import type { Service, SessionNotice } from './service-client.ts';

export interface PurposeOptions {
  readonly service: Pick<Service, 'notice' | 'acceptNotice' | 'erase'>;
  readonly onChange: () => void;
  /** It holds now: what waited may go. */
  readonly onAccepted: () => void;
  readonly onSignedOut: () => void;
  /** Nothing of this player is kept any more. */
  readonly onErased: () => void;
}

export interface Purpose {
  readonly state: PurposeState | null;
  /** Nothing is sent before it is accepted. */
  readonly outstanding: boolean;
  /** As the session tells it; null: nobody is signed in. */
  learn(notice: SessionNotice | null): void;
  show(on: boolean): void;
  accept(): void;
  erase(): void;
}

export function openPurpose({ service, onChange, onAccepted, onSignedOut, onErased }: PurposeOptions): Purpose {
  let state: PurposeState | null = null;
  const change = (part: Partial<PurposeState>): void => {
    if (!state) return;
    state = { ...state, ...part };
    onChange();
  };

  async function fetchText(): Promise<void> {
    const reply = await service.notice();
    if (reply.is === 'refused' && reply.status === 401) return onSignedOut();
    if (reply.is !== 'answer') return change({ code: reply.is === 'away' ? 'away' : reply.code });
    const { version, text } = reply.answer;
    change({ version, text, code: null });
  }

  async function run(work: () => Promise<void>): Promise<void> {
    if (!state || state.busy) return;
    change({ busy: true, code: null });
    await work();
    change({ busy: false });
  }

  return {
    get state() {
      return state;
    },
    get outstanding() {
      return state !== null && !state.accepted;
    },
    learn(notice) {
      if (!notice) {
        if (state && !state.erased) state = null;
        return;
      }
      const accepted = notice.accepted || !notice.required;
      const same = state?.version === notice.version && !state.erased;
      if (same && state?.accepted === accepted) return;
      const text = same ? (state?.text ?? null) : null;
      state = { version: notice.version, text, accepted, open: !accepted, busy: false, code: null, erased: false };
      if (!accepted && text === null) void fetchText();
      else onChange();
    },
    show(on) {
      if (state?.erased && !on) state = null;
      change({ open: on, code: null });
      if (!state) onChange();
      if (on && state?.text === null) void fetchText();
    },
    accept: () =>
      void run(async () => {
        if (!state) return;
        const reply = await service.acceptNotice(state.version);
        if (reply.is === 'answer') {
          change({ accepted: true, open: false });
          onAccepted();
        } else if (reply.is === 'away') change({ code: 'away' });
        else if (reply.status === 401) onSignedOut();
        // Yet another has come meanwhile: that one is shown.
        else if (reply.code === 'other-notice') await fetchText().then(() => change({ code: 'other-notice' }));
        else change({ code: reply.code });
      }),
    erase: () =>
      void run(async () => {
        const reply = await service.erase();
        if (reply.is === 'answer') {
          change({ erased: true, open: true });
          onErased();
        } else if (reply.is === 'refused' && reply.status === 401) onSignedOut();
        else change({ code: reply.is === 'away' ? 'away' : reply.code });
      }),
  };
}
