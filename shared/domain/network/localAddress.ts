/**
 * Whether an address leads to this machine itself or no further than the next cable (RFC 6890): loopback, "this network",
 * link-local with the metadata services of hosted machines. A page must never make the program knock there.
 * @param host as `URL` spells it (an IPv6 address in brackets) or as a resolver answers: numbers in every spelling that
 *   a URL takes (`0x7f.1`, `2130706433`) were brought to dots by it
 */
export function isLocalAddress(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  const bare = name.replace(/\.$/, '');
  if (bare === 'localhost' || bare.endsWith('.localhost')) return true;
  const parts = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(bare);
  if (parts) {
    const [a, b] = [Number(parts[1]), Number(parts[2])];
    return a === 0 || a === 127 || (a === 169 && b === 254);
  }
  if (!bare.includes(':')) return false;
  const inside = /^(?:::ffff:|::)(?:0:)?((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{1,4}:[0-9a-f]{1,4})$/.exec(
    bare,
  )?.[1];
  if (inside !== undefined) return isLocalAddress(inside.includes('.') ? inside : dotted(inside));
  return bare === '::' || bare === '::1' || /^fe[89ab]/.test(bare);
}

/** An IPv4 address within an IPv6 one, as `URL` writes it: `7f00:1`. */
function dotted(pair: string): string {
  const [high = 0, low = 0] = pair.split(':').map((part) => Number.parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
