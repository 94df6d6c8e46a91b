const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LENIENT = new TextDecoder('utf-8');
const WESTERN = 'windows-1252';
/** Codes whose bytes are ASCII or zeros and mean something else: the label is all that tells. */
const BY_LABEL_ONLY = /^(?:utf-?16|iso-2022-|unicode)/;
/** Broken places that a text in UTF-8 may have for each letter that is whole: it was cut, or bytes were lost. */
const BROKEN_SHARE = 0.1;

/**
 * Bytes as text, by one rule everywhere: what is valid UTF-8 is UTF-8 whatever its label says. Mail programs and portals
 * label UTF-8 as us-ascii, iso-8859-1 or windows-1252, or not at all; Vietnamese in an old code is never valid UTF-8 by
 * chance. Other bytes are read by their label, and without one as Windows-1252, from which TCVN3 and VNI are recovered.
 * @param label of a character set as the file writes it; '' where it has none
 */
export function decodeText(bytes: Uint8Array, label = ''): string {
  const wide = wideMark(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  const named = label.trim().toLowerCase();
  if (BY_LABEL_ONLY.test(named)) return decoderOf(named).decode(bytes);
  try {
    return UTF8.decode(bytes);
  } catch {
    return isMostlyUtf8(bytes) ? LENIENT.decode(bytes) : decoderOf(named).decode(bytes);
  }
}

/** UTF-16 with a byte order mark. */
function wideMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function decoderOf(label: string): TextDecoder {
  if (label === '' || /^utf-?8$/.test(label)) return new TextDecoder(WESTERN);
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder(WESTERN);
  }
}

/** Counts sequences of UTF-8 that are whole (RFC 3629 §3) against bytes that belong to none. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [whole, broken] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0;
    let found = 0;
    if (byte >= 0xc2) while (found < more && ((bytes[at + found + 1] ?? 0) & 0xc0) === 0x80) found += 1;
    if (byte >= 0xc2 && more > 0 && found === more) {
      whole += 1;
      at += more;
    } else broken += 1;
  }
  return whole > 0 && broken <= whole * BROKEN_SHARE;
}
