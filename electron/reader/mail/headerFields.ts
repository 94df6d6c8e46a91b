import { isUtf8 } from 'node:buffer';
import { decodeText } from '../text/decodeText.ts';

/** A field of a header: its name in small letters, its value unfolded, every byte a character of Latin-1. */
export interface HeaderField {
  readonly name: string;
  readonly raw: string;
}

/** A value with parameters (RFC 2045 §5.1), decoded: `text/plain; charset=utf-8`. */
export interface Structured {
  /** in small letters; '' where it is missing */
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

const FIELD = /^([!-9;-~]{1,100})[ \t]*:/;

/** Fields of a header block, in their order. A line that is no field is passed over. */
export function readFields(block: string): HeaderField[] {
  const fields: { name: string; pieces: string[] }[] = [];
  for (const line of block.split('\n')) {
    const bare = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (/^[ \t]/.test(bare)) fields.at(-1)?.pieces.push(bare);
    else {
      const found = FIELD.exec(bare);
      if (found !== null)
        fields.push({ name: (found[1] ?? '').toLowerCase(), pieces: [bare.slice(found[0].length)] });
    }
  }
  return fields.map(({ name, pieces }) => ({ name, raw: pieces.join('').trim() }));
}

/** The first field of that name, or ''. */
export const rawField = (fields: readonly HeaderField[], name: string): string =>
  fields.find((field) => field.name === name)?.raw ?? '';

/** Unstructured text: encoded words (RFC 2047) and bytes that stand there unencoded, both by the one rule of decoding. */
export const textOfField = (raw: string): string => decodeWords(raw, (text) => text);

/** The same for a reader of addresses: encoded words stay encoded, but as UTF-8, so that a comma in a name parts nothing. */
export const wordsInUtf8 = (raw: string): string =>
  decodeWords(raw, (text) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`);

function decodeWords(raw: string, give: (text: string) => string): string {
  const pieces: string[] = [];
  let run: { readonly charset: string; readonly bytes: Buffer[] } | null = null;
  let from = 0;
  const end = (): void => {
    if (run !== null) pieces.push(give(decodeText(Buffer.concat(run.bytes), run.charset)));
    run = null;
  };
  for (const found of raw.matchAll(ENCODED_WORD)) {
    const [word, charset = '', encoding = '', text = ''] = found;
    const between = raw.slice(from, found.index);
    const isApart: boolean = run === null || /\S/.test(between);
    // a letter of several bytes may be cut in two words: neighbours of one character set are decoded together
    if (isApart || run?.charset !== charset.toLowerCase()) end();
    if (isApart) pieces.push(plain(between));
    run ??= { charset: charset.toLowerCase(), bytes: [] };
    run.bytes.push(encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : fromQ(text));
    from = found.index + word.length;
  }
  end();
  return [...pieces, plain(raw.slice(from))].join('');
}

const ENCODED_WORD = /=\?([\w.:+-]{1,60})(?:\*[\w-]{0,20})?\?([bq])\?([^?\r\n]{0,2000})\?=/gi;
const plain = (raw: string): string => decodeText(Buffer.from(raw, 'latin1'));
const fromQ = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll('_', ' ')
      .replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** Its value and parameters; continuations and percent signs of RFC 2231 are put together, half-encoded ones too. */
export function readStructured(raw: string): Structured {
  const [value = '', ...rest] = splitOutsideQuotes(raw);
  const pieces = new Map<string, { order: number; text: string; isEncoded: boolean }[]>();
  for (const part of rest.slice(0, MOST_PARAMETERS)) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const [, name = '', index, star] = PARAMETER.exec(part.slice(0, equals).trim().toLowerCase()) ?? [];
    if (name === '') continue;
    const list = pieces.get(name) ?? [];
    list.push({
      order: Number(index ?? 0),
      text: unquote(part.slice(equals + 1).trim()),
      isEncoded: star === '*',
    });
    pieces.set(name, list);
  }
  const params = new Map<string, string>();
  for (const [name, list] of pieces) params.set(name, parameterText(list));
  return {
    value: value
      .replaceAll(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    params,
  };
}

const MOST_PARAMETERS = 100;
/** `filename*0*` → filename, 0, encoded */
const PARAMETER = /^([!#$&+\-.^_`|~\w]{1,60}?)(?:\*(\d{1,3}))?(\*)?$/;

function parameterText(list: readonly { order: number; text: string; isEncoded: boolean }[]): string {
  // of a name that is given encoded and plainly, the encoded one counts (RFC 6266 §4.3)
  const chosen =
    list.some(({ isEncoded }) => isEncoded) && list.every(({ order }) => order === 0)
      ? list.filter(({ isEncoded }) => isEncoded).slice(0, 1)
      : list.filter(({ order }, at) => list.findIndex((other) => other.order === order) === at);
  const sorted = chosen.toSorted((a, b) => a.order - b.order);
  if (!sorted.some(({ isEncoded }) => isEncoded)) return textOfField(sorted.map(({ text }) => text).join(''));
  const [first] = sorted;
  const [, charset = '', , start = first?.text ?? ''] =
    /^([\w.:+-]{0,60})'([\w-]{0,20})'(.*)$/s.exec(first?.text ?? '') ?? [];
  return percentDecoded([start, ...sorted.slice(1).map(({ text }) => text)].join(''), charset);
}

/**
 * Some portals escape only half of the bytes of a letter, and write the other half as letters of Latin-1, in UTF-8: then
 * each letter stands for its byte.
 */
function percentDecoded(raw: string, charset: string): string {
  const bytesOf = (text: string): Buffer =>
    Buffer.from(
      text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
  const bytes = bytesOf(raw);
  const letters = plain(raw);
  if (isUtf8(bytes) || !/^[\0-\u00ff]*$/.test(letters)) return decodeText(bytes, charset);
  const half = bytesOf(letters);
  return isUtf8(half) ? half.toString('utf8') : decodeText(bytes, charset);
}

function splitOutsideQuotes(raw: string): string[] {
  const parts: string[] = [];
  let [from, isQuoted] = [0, false];
  for (let at = 0; at < raw.length; at += 1) {
    const sign = raw[at];
    if (sign === '\\' && isQuoted) at += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ';' && !isQuoted) {
      parts.push(raw.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, raw.slice(from)];
}

const unquote = (text: string): string =>
  text.startsWith('"')
    ? text
        .slice(1)
        .replace(/"[^"]*$/, '')
        .replaceAll(/\\(.)/g, '$1')
    : text;
