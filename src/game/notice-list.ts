// The notices that stand at present. The same one is not raised twice, and old ones give way.
import type { NoticeKey } from '../locale/notices.ts';
import type { Notice } from './ports.ts';

/** More at once would hide the game. */
const MOST = 3;

export const noticeOf = (level: Notice['level'], key: NoticeKey, params: Notice['params'] = {}): Notice => ({ level, key, params });

const isSame = (a: Notice, b: Notice): boolean => a.key === b.key && JSON.stringify(a.params) === JSON.stringify(b.params);

export function addNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  return [...notices.filter((each) => !isSame(each, notice)), notice].slice(-MOST);
}
