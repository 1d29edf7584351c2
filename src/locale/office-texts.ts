// Texts of the trainers' pages. They come with these pages, which add them to the catalogue: players do not wait for them.
import type { Locale } from '../core/scenario/terms.ts';
import { OFFICE_EN } from './office.en.ts';
import { OFFICE_ZH } from './office.zh-CN.ts';
import { ORGANISATION_EN } from './organisation.en.ts';
import { ORGANISATION_ZH } from './organisation.zh-CN.ts';
import { TRAINERS_EN } from './trainers.en.ts';
import { TRAINERS_ZH } from './trainers.zh-CN.ts';

export type OfficeTexts = typeof OFFICE_EN & typeof TRAINERS_EN & typeof ORGANISATION_EN;

export const OFFICE_TEXTS: Readonly<Record<Locale, Readonly<Record<keyof OfficeTexts, string>>>> = {
  'zh-CN': { ...OFFICE_ZH, ...TRAINERS_ZH, ...ORGANISATION_ZH },
  en: { ...OFFICE_EN, ...TRAINERS_EN, ...ORGANISATION_EN },
};
