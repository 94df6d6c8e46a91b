/**
 * JSON that somebody else wrote: bounded before anything keeps it. SQLite refuses JSON deeper than 1,000 levels, other
 * readers take the other one of two equal keys, and a million small values cost more than their bytes say.
 */

/** Deepest nesting that is read; the formats of the product nest at most ten levels. */
const MAX_DEPTH = 32;
/** Values in one text; the longest, a directory of 20,000 offices, has about 300,000. */
const MAX_VALUES = 1_000_000;

/** Why a text is refused: `json`, `json-depth`, `json-values`, `json-key-twice`. Turned into an AppError by `guarded`. */
export class ForeignJsonError extends Error {
  override readonly name = 'ForeignJsonError';
}

/** @param bytes UTF-8, or text @throws ForeignJsonError */
export function foreignJson(bytes: Uint8Array | string, maxValues = MAX_VALUES): unknown {
  let [text, value]: [string, unknown] = ['', null];
  try {
    text = typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw new ForeignJsonError('json', { cause });
  }
  checkShape(text, maxValues);
  return value;
}

/** One pass over a text that is JSON: counts, and looks at every key. */
function checkShape(text: string, maxValues: number): void {
  /** keys of each open object, null for a list */
  const open: (Set<string> | null)[] = [];
  let values = 1;
  let isKey = false;
  for (let at = 0; at < text.length; at++) {
    const top = open.at(-1) ?? null;
    switch (text[at]) {
      case '"': {
        const end = endOfString(text, at);
        if (isKey && top !== null) takeKey(top, text.slice(at, end + 1));
        isKey = false;
        at = end;
        break;
      }
      case '{':
      case '[':
        values += 1;
        isKey = text[at] === '{';
        open.push(isKey ? new Set() : null);
        if (open.length > MAX_DEPTH) throw new ForeignJsonError('json-depth');
        break;
      case '}':
      case ']':
        open.pop();
        isKey = false;
        break;
      case ',':
        values += 1;
        isKey = top !== null;
        break;
      default:
    }
    if (values > maxValues) throw new ForeignJsonError('json-values');
  }
}

/** Place of the closing quotation mark. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function takeKey(keys: Set<string>, quoted: string): void {
  const key = quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
  if (keys.has(key)) throw new ForeignJsonError('json-key-twice');
  keys.add(key);
}
