/**
 * How the structures of PKCS#11 lie in memory. `CK_ULONG` is C's `unsigned long`: 4 bytes on Windows, where the standard
 * packs structures to 1 byte as well (PKCS#11 Base v2.40 §2.1), and 8 on 64-bit Linux, each field on a multiple of its size.
 */
export interface CLayout {
  readonly ulongBytes: 4 | 8;
  readonly isPacked: boolean;
}

export const WINDOWS: CLayout = { ulongBytes: 4, isPacked: true };
export const UNIX: CLayout = { ulongBytes: 8, isPacked: false };

/** Every system that this program runs on has pointers of 64 bit. */
export const POINTER_BYTES = 8;

export const layoutOf = (platform: NodeJS.Platform): CLayout => (platform === 'win32' ? WINDOWS : UNIX);

export function readUlong({ ulongBytes }: CLayout, from: Buffer, at = 0): number {
  return ulongBytes === 4 ? from.readUInt32LE(at) : Number(from.readBigUInt64LE(at));
}

export function writeUlong({ ulongBytes }: CLayout, to: Buffer, value: number, at = 0): void {
  if (ulongBytes === 4) to.writeUInt32LE(value, at);
  else to.writeBigUInt64LE(BigInt(value), at);
}

/** What an object handle or a length is written into. */
export const ulongBuffer = ({ ulongBytes }: CLayout, count = 1): Buffer => Buffer.alloc(ulongBytes * count);

/** What the length of an attribute reads as that the token does not tell (`CK_UNAVAILABLE_INFORMATION`). */
export function isUnavailable(layout: CLayout, from: Buffer, at: number): boolean {
  return from.subarray(at, at + layout.ulongBytes).every((byte) => byte === 0xff);
}

/** `CK_ATTRIBUTE` and, of the same shape, `CK_MECHANISM`: a number, a pointer, a length. */
export function tripleOf(layout: CLayout): {
  readonly pointerAt: number;
  readonly lengthAt: number;
  readonly size: number;
} {
  const pointerAt = layout.ulongBytes === 8 || layout.isPacked ? layout.ulongBytes : POINTER_BYTES;
  const lengthAt = pointerAt + POINTER_BYTES;
  return { pointerAt, lengthAt, size: lengthAt + layout.ulongBytes };
}

/**
 * `CK_TOKEN_INFO`: label, maker, model and serial number in fixed widths, padded with blanks; flags; ten numbers, of
 * which two are the bounds of the PIN; two versions; the clock.
 */
export function tokenInfoOf({ ulongBytes }: CLayout): {
  readonly label: readonly [number, number];
  readonly maker: readonly [number, number];
  readonly model: readonly [number, number];
  readonly serial: readonly [number, number];
  readonly flagsAt: number;
  readonly maxPinAt: number;
  readonly minPinAt: number;
  readonly size: number;
} {
  const flagsAt = 96;
  const size = flagsAt + 11 * ulongBytes + 2 + 2 + 16;
  return {
    label: [0, 32],
    maker: [32, 64],
    model: [64, 80],
    serial: [80, 96],
    flagsAt,
    maxPinAt: flagsAt + 5 * ulongBytes,
    minPinAt: flagsAt + 6 * ulongBytes,
    size: Math.ceil(size / 8) * 8, // the padding at the end; a few bytes more do no harm where there is none
  };
}

/** Where the pointer to a function stands in `CK_FUNCTION_LIST`, which begins with a version of two bytes. */
export const functionAt = ({ isPacked }: CLayout, index: number): number =>
  (isPacked ? 2 : POINTER_BYTES) + index * POINTER_BYTES;
