import { toNfc } from './normalise.ts';

/** Longest name kept; the ending survives the cut. */
const MAX_NAME = 180;

const INVISIBLE = /[\u0000-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;
/** Not allowed on Windows, where a file may be saved one day. */
const FORBIDDEN = /[<>:"|?*]/g;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name under which a file is shown and offered for saving: NFC, one line, no folder, no control or
 * direction characters. It is a label and never part of a path of the vault.
 */
export function safeFileName(given: string): string {
  const bare = toNfc(given).replace(INVISIBLE, '').split(/[/\\]/).at(-1) ?? '';
  const clean = bare
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const named = clean === '' ? 'tep' : RESERVED.test(clean) ? `_${clean}` : clean;
  return shorten(named);
}

function shorten(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? '';
  const head = [...name.slice(0, MAX_NAME - ending.length)];
  const last = head.at(-1) ?? '';
  if (/[\uD800-\uDBFF]$/.test(last)) head.pop(); // never half a character
  return head.join('').trimEnd() + ending;
}

/** Ending in small letters without the dot; '' when there is none. */
export const endingOf = (name: string): string =>
  /\.([\p{L}\p{N}]{1,8})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
