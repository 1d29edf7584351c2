// Where two plain values first differ: `conflict.counterparts.lin.heat: 20 ≠ 24`; null if nowhere. Keys without
// order; a key that is undefined is absent.
const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80));
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

export function differenceOf(one: unknown, other: unknown, at = ''): string | null {
  if (Object.is(one, other)) return null;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other))
    return `${at === '' ? '' : `${at}: `}${shown(one)} ≠ ${shown(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = differenceOf(one[key], other[key], at === '' ? key : `${at}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
