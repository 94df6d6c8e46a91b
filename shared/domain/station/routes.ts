/**
 * Reads off the operating system's own tables whether a way leads out of this machine. Nothing is sent.
 *
 * On Linux the kernel's routing tables decide (man 8 route, `/proc/net/route`, `/proc/net/ipv6_route`): a default
 * route, or a route over a gateway to addresses that are not private. A local network without a gateway out has
 * none of these. Windows and macOS show no table without running a program, so there every address that is not
 * link-local counts as a way out: a false alarm is possible, a false calm is not.
 */
/** An address of an interface, as `os.networkInterfaces` gives it. */
export interface InterfaceAddress {
  readonly address: string;
  readonly family: string | number;
  readonly internal: boolean;
}

export interface RouteReading {
  /** `process.platform` */
  readonly platform: string;
  readonly route4: string | null;
  readonly route6: string | null;
  readonly interfaces: Readonly<Record<string, readonly InterfaceAddress[] | undefined>>;
}

export function leadsOut(reading: RouteReading): boolean {
  if (reading.platform === 'linux' && reading.route4 !== null) {
    return routes4LeadOut(reading.route4) || routes6LeadOut(reading.route6 ?? '');
  }
  return Object.values(reading.interfaces).some((addresses) =>
    (addresses ?? []).some(({ address, internal }) => !internal && !isLinkLocal(address)),
  );
}

const RTF_UP = 0x1;
const RTF_GATEWAY = 0x2;
const RTF_REJECT = 0x200;

/** Columns: Iface Destination Gateway Flags RefCnt Use Metric Mask …; addresses are little-endian hex. */
function routes4LeadOut(table: string): boolean {
  return table
    .split('\n')
    .slice(1)
    .some((line) => {
      const [device, destination, , flagsHex, , , , maskHex] = line.trim().split(/\s+/);
      if (!device || !destination || !flagsHex || !maskHex || device === 'lo') return false;
      const flags = Number.parseInt(flagsHex, 16);
      if ((flags & RTF_UP) === 0 || (flags & RTF_REJECT) !== 0) return false;
      const prefix = ones(Number.parseInt(maskHex, 16));
      if (prefix === 0) return true;
      return (flags & RTF_GATEWAY) !== 0 && !isPrivateNetwork(bytesOf(destination), prefix);
    });
}

/** Columns: destination prefix source prefix gateway metric refcount use flags device; hex in network order. */
function routes6LeadOut(table: string): boolean {
  return table.split('\n').some((line) => {
    const [destination, prefixHex, , , gateway, , , , flagsHex, device] = line.trim().split(/\s+/);
    if (!destination || !prefixHex || !gateway || !flagsHex || !device || device === 'lo') return false;
    const flags = Number.parseInt(flagsHex, 16);
    if ((flags & RTF_UP) === 0 || (flags & RTF_REJECT) !== 0) return false;
    if (prefixHex === '00') return true;
    const overGateway = (flags & RTF_GATEWAY) !== 0 || !/^0+$/.test(gateway);
    return overGateway && !/^(?:f[cd]|fe[89ab]|ff)/.test(destination);
  });
}

const PRIVATE: readonly (readonly [a: number, b: number, prefix: number])[] = [
  [10, 0, 8],
  [172, 16, 12],
  [192, 168, 16],
  [169, 254, 16],
  [127, 0, 8],
];

function isPrivateNetwork([a = 0, b = 0]: readonly number[], prefix: number): boolean {
  return PRIVATE.some(([first, second, bits]) => {
    if (prefix < bits || a !== first) return false;
    if (bits === 8) return true;
    return bits === 12 ? (b & 0xf0) === second : b === second;
  });
}

/** `0002A8C0` → 192.168.2.0 */
function bytesOf(littleEndianHex: string): number[] {
  const value = Number.parseInt(littleEndianHex, 16);
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff];
}

function ones(value: number): number {
  let count = 0;
  for (let rest = value >>> 0; rest !== 0; rest >>>= 1) count += rest & 1;
  return count;
}

function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab]/i.test(address);
}
