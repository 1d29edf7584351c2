// Moments by the clocks of the organisation, as fields for date and time hold them: `YYYY-MM-DDTHH:MM`.

const DAY = 86_400_000;

/** Wall clock of a zone as if it were UTC, in ms; null: no such zone. */
function clockAt(at: number, zone: string): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(at);
    const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  } catch {
    return null;
  }
}

/** Empty: it is no moment, or no zone. */
export function wallTime(iso: string, zone: string): string {
  const at = Date.parse(iso);
  const clock = Number.isNaN(at) ? null : clockAt(at, zone);
  return clock === null ? '' : new Date(clock).toISOString().slice(0, 16);
}

/** An hour that comes twice is its first, one that the change of clocks leaves out comes as much later. Null: no such day. */
export function momentOf(wall: string, zone: string): string | null {
  if (!/^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(wall)) return null;
  const wanted = Date.parse(`${wall}Z`);
  // A day that no month has rolls over in some engines.
  if (Number.isNaN(wanted) || new Date(wanted).toISOString().slice(0, 16) !== wall) return null;
  // The zone's distance from UTC on the day before and the day after: a change lies between them, or none.
  const [early, late] = [wanted - DAY, wanted + DAY].map((at) => {
    const clock = clockAt(at, zone);
    return clock === null ? Number.NaN : wanted - (clock - at);
  }) as [number, number];
  if (Number.isNaN(early)) return null;
  const fits = [early, late].filter((at) => clockAt(at, zone) === wanted);
  return new Date(fits.length > 0 ? Math.min(...fits) : early).toISOString();
}

/** Days from the first to the last as [from, to); an empty one is no bound. Null: no such day. */
export function spanOf(first: string, last: string, zone: string): { readonly from?: string; readonly to?: string } | null {
  const from = first === '' ? undefined : momentOf(`${first}T00:00`, zone);
  const end = last === '' ? undefined : momentOf(`${last}T00:00`, 'UTC');
  if (from === null || end === null) return null;
  const next = end === undefined ? undefined : new Date(Date.parse(end) + DAY).toISOString().slice(0, 10);
  const to = next === undefined ? undefined : momentOf(`${next}T00:00`, zone);
  if (to === null) return null;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
