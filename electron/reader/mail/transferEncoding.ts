const [EQUALS, RETURN, LINE_FEED, SPACE, TAB] = [0x3d, 0x0d, 0x0a, 0x20, 0x09];
/** Some programs pad every line; of more pieces than these the rest is left out. */
const MOST_UNITS = 20_000;

/** The bytes of a part as they were before they were sent (RFC 2045 §6); pass-through ones are not copied. */
export function fromTransferEncoding(body: Buffer, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return fromBase64(body);
  return /quoted-printable/i.test(encoding) ? fromQuotedPrintable(body) : body;
}

function fromBase64(body: Buffer): Buffer {
  const text = body.toString('latin1');
  const pad = text.indexOf('=');
  if (pad < 0 || !/[A-Za-z0-9+/]/.test(text.slice(pad))) return Buffer.from(text, 'base64');
  return Buffer.concat(text.split(/=+/, MOST_UNITS).map((unit) => Buffer.from(unit, 'base64')));
}

function fromQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.alloc(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === EQUALS) {
      const value = (hexOf(body[at + 1]) << 4) | hexOf(body[at + 2]);
      const end = value < 0 ? softBreakAt(body, at + 1) : -1;
      if (value >= 0) at += 2;
      else if (end >= 0) at = end;
      if (value >= 0 || end >= 0) {
        if (value >= 0) out[length++] = value;
        continue;
      }
    }
    out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** Negative for what is no digit, so that two digits joined are negative too. */
function hexOf(byte: number | undefined): number {
  const digit = byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
}

/** Where the line end lies that `=` takes away, blanks before it included; −1 where there is none. */
function softBreakAt(body: Buffer, from: number): number {
  let at = from;
  while (body[at] === SPACE || body[at] === TAB) at += 1;
  if (body[at] === RETURN && body[at + 1] === LINE_FEED) return at + 1;
  return body[at] === LINE_FEED || at >= body.length ? at : -1;
}
