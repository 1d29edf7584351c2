import type { Text } from '../core/scenario/terms.ts';

/** One concept of the course: its name and what it means in two sentences. */
export interface CodexEntry {
  readonly name: Text;
  readonly text: Text;
}

export function codexEntry(nameZh: string, nameEn: string, textZh: string, textEn: string): CodexEntry {
  return { name: { 'zh-CN': nameZh, en: nameEn }, text: { 'zh-CN': textZh, en: textEn } };
}
