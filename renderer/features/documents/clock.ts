export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** `1600`, `16h`, `16:00` → `16:00`; anything else stays as typed and is explained. */
export function tidyClock(text: string): string {
  const match = /^(\d{1,2})(?:[:hg. ]?(\d{2}))?h?$/.exec(text.trim().toLowerCase());
  if (!match) return text.trim();
  return `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`;
}
