// The notices that stand at present. The same one is not raised twice, and old ones give way.
import type { NoticeKey } from '../locale/notices.ts';
import type { Notice } from './ports.ts';

/** More at once would hide the game. */
const MOST = 3;

export const noticeOf = (level: Notice['level'], key: NoticeKey, params: Notice['params'] = {}): Notice => ({ level, key, params });

const isSame = (a: Notice, b: Notice): boolean => a.key === b.key && JSON.stringify(a.params) === JSON.stringify(b.params);

export const hasNotice = (notices: readonly Notice[], notice: Notice): boolean => notices.some((each) => isSame(each, notice));

export function addNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  return [...notices.filter((each) => !isSame(each, notice)), notice].slice(-MOST);
}

/** Stays true for as long as the page is open. */
const LASTING: ReadonlySet<string> = new Set<NoticeKey>(['storage-memory']);

/** What was told on the screen before the last one has been read. */
export const withoutRead = (notices: readonly Notice[], read: ReadonlySet<Notice>): readonly Notice[] =>
  notices.filter((each) => LASTING.has(each.key) || !read.has(each));
