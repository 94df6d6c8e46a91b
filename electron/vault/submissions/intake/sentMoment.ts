/** After the day: "20:35", "8:35:12 CH", "T17:34", "20 giờ 35". */
const TIME = /^[T\s,]*(\d{1,2})\s*(?::|h|giờ)\s*(\d{1,2})(?::(\d{2}))?\s*([ap]m|sa|ch)?/i;
const MINUTE_MS = 60_000;

/**
 * When a row was sent, in one spelling whatever the file's: a date cell of a workbook and the same date as text are equal.
 * To the nearest minute, as a workbook is read; a day without a time, or at midnight, is the day alone.
 * @param date the day that was read of it; null leaves the text as it is
 */
export function sentMoment(sentAt: string, date: string | null): string {
  if (date === null) return sentAt.normalize('NFC');
  const found = TIME.exec(sentAt.replace(/^[\d/.-]+/, ''));
  if (found === null) return date;
  const half = found[4]?.toLowerCase();
  const isAfternoon = half === 'pm' || half === 'ch';
  const hour = half === undefined ? Number(found[1]) : (Number(found[1]) % 12) + (isAfternoon ? 12 : 0);
  const at = Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000 + Number(found[2]) * MINUTE_MS;
  const nearest = new Date(at + (Number(found[3] ?? '0') >= 30 ? MINUTE_MS : 0)).toISOString().slice(0, 16);
  return nearest.endsWith('T00:00') ? nearest.slice(0, 10) : nearest;
}
