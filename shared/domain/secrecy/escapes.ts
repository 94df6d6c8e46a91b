const ENTITY = /&#(?:(\d{2,6})|x([\da-f]{2,5}));?/gi;
const UNICODE = /\\u([\da-f]{4})/gi;
/** Bytes above ASCII, each in two digits behind `%` (an address) or `=` (a letter's quoted-printable). */
const BYTES = /(?:[%=][89a-f][\da-f]){2,12}/gi;
const HAS_ANY = /&#|\\u[\da-f]{4}|[%=][89a-f][\da-f][%=]/i;
const STRICT = new TextDecoder('utf-8', { fatal: true });

const signOf = (code: number, whole: string): string =>
  code >= 0x80 && code <= 0xffff && (code < 0xd800 || code > 0xdfff) ? String.fromCharCode(code) : whole;

function bytesOf(whole: string): string {
  try {
    return STRICT.decode(Uint8Array.from(whole.slice(1).split(/[%=]/), (byte) => Number.parseInt(byte, 16)));
  } catch {
    return whole;
  }
}

/** Letters that came as their codes, out of a page's source, an address or a raw letter: "M&#7852;T", "M%E1%BA%ACT". */
export function withoutEscapes(text: string): string {
  if (!HAS_ANY.test(text)) return text;
  return text
    .replace(ENTITY, (whole, decimal?: string, hex?: string) =>
      signOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal), whole),
    )
    .replace(UNICODE, (whole, hex: string) => signOf(Number.parseInt(hex, 16), whole))
    .replace(BYTES, bytesOf);
}
