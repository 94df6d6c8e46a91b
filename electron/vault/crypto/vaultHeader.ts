import { closeSync, fstatSync, fsync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { CEILING_COST, isAffordable } from './argon.ts';
import { sha256Hex } from './primitives.ts';
import { refuse } from './refusal.ts';

/** Format of `vault.json`; see build/docs/envelope.md for the keys behind it. */
export const HEADER_FORMAT = 1;
const MAX_HEADER_BYTES = 1024 * 1024;
const MAX_SLOTS = 128;
/** How often the key of a vault may change: it is done by hand, or after somebody left. */
export const MAX_RETIRED = 200;

const base64 = (min: number, max: number): z.ZodString =>
  z
    .string()
    .min(min)
    .max(max)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/);
const id = z.string().regex(/^[0-9a-f]{32}$/);

const passphraseSlot = {
  id,
  salt: base64(24, 44),
  m: z.int().min(8).max(CEILING_COST.m),
  t: z.int().min(1).max(CEILING_COST.t),
  p: z.int().min(1).max(CEILING_COST.p),
  nonce: base64(16, 16),
  wrapped: base64(108, 108), // 64 bytes of keys and a tag of 16
  /** what the holder last saw of the roster, under the slot's own key (crypto/slotPins.ts) */
  pin: base64(88, 200).optional(),
  /** the vault key of now, while `wrapped` still holds the one of before (crypto/changedKey.ts) */
  carried: z
    .strictObject({ serial: z.string().max(64), key: base64(600, 8000), vaultKey: base64(340, 700) })
    .optional(),
};

const slotSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), userId: z.string().min(1).max(64), ...passphraseSlot }),
  z.strictObject({ kind: z.literal('recovery'), ...passphraseSlot }),
  z.strictObject({
    kind: z.literal('escrow'),
    id,
    certificateSha256: z.string().regex(/^[0-9a-f]{64}$/),
    wrapped: base64(340, 700),
  }),
]);

const headerSchema = z.strictObject({
  format: z.literal(HEADER_FORMAT),
  vaultId: id,
  /** Grows with every change, so that an older header put back in place is noticed by whoever kept the number. */
  generation: z.int().min(1),
  slots: z.array(slotSchema.refine((slot) => slot.kind === 'escrow' || isAffordable(slot))).max(MAX_SLOTS),
  /** The vault keys of before, the oldest first, each under the one of now: backups that were made under them stay readable. */
  retired: z.array(base64(80, 84)).max(MAX_RETIRED).optional(),
  /** HMAC of a constant: the key is right, whatever state the database is in. */
  keyCheck: base64(44, 44),
  /** HMAC over all of the above with a key derived from the vault key. */
  mac: base64(44, 44),
  /** SHA-256 over all of the above, without a key: tells a damaged file from a wrong passphrase. */
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
});

export type Slot = z.infer<typeof slotSchema>;
export type PassphraseSlot = Exclude<Slot, { kind: 'escrow' }>;
export type VaultHeader = z.infer<typeof headerSchema>;
export type HeaderBody = Omit<VaultHeader, 'keyCheck' | 'mac' | 'checksum'>;

/** The bytes under the checksum. Field order is fixed here, not taken from the file. */
const checkedBytes = (h: Omit<VaultHeader, 'checksum'>): Buffer =>
  Buffer.from(
    JSON.stringify([
      h.format,
      h.vaultId,
      h.generation,
      h.slots.map(slotFields),
      ...(h.retired ? [h.retired] : []),
      h.keyCheck,
      h.mac,
    ]),
  );

/** A slot as a list in fixed order, for MACs. */
export const slotFields = (slot: Slot): readonly (string | number)[] =>
  slot.kind === 'escrow'
    ? [slot.kind, slot.id, slot.certificateSha256, slot.wrapped]
    : [
        ...slotContext(slot),
        slot.nonce,
        slot.wrapped,
        ...(slot.pin === undefined ? [] : ['pin', slot.pin]),
        ...(slot.carried === undefined
          ? []
          : ['carried', slot.carried.serial, slot.carried.key, slot.carried.vaultKey]),
      ];

/** A passphrase slot without the wrapped keys. */
export interface SlotContext {
  readonly kind: 'user' | 'recovery';
  readonly userId?: string;
  readonly id: string;
  readonly salt: string;
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

/** What is bound to the wrapped keys as associated data. */
export const slotContext = (slot: SlotContext): readonly (string | number)[] => [
  slot.kind,
  slot.id,
  slot.userId ?? '',
  slot.salt,
  slot.m,
  slot.t,
  slot.p,
];

export const withChecksum = (header: Omit<VaultHeader, 'checksum'>): VaultHeader => ({
  ...header,
  checksum: sha256Hex(checkedBytes(header)),
});

/** Parses a header: bounded, strict, checksum right. Says apart a future format and a damaged file. */
export function parseHeader(bytes: Uint8Array): VaultHeader {
  if (bytes.length > MAX_HEADER_BYTES) refuse('vault-header-damaged', 'too-large');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    refuse('vault-header-damaged', 'malformed');
  }
  const format = z.looseObject({ format: z.int() }).safeParse(json);
  if (format.success && format.data.format > HEADER_FORMAT) refuse('vault-from-future', 'header-format');
  const header = headerSchema.safeParse(json);
  if (!header.success) return refuse('vault-header-damaged', 'malformed');
  if (sha256Hex(checkedBytes(header.data)) !== header.data.checksum)
    refuse('vault-header-damaged', 'checksum');
  const ids = new Set(header.data.slots.map((slot) => slot.id));
  if (ids.size !== header.data.slots.length) refuse('vault-header-damaged', 'duplicate-slot');
  return header.data;
}

/** Reads the header file; an absent one is `vault-absent`. Reads no more than a header may be long. */
export function readHeader(path: string): VaultHeader {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (cause) {
    const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AppError(absent ? 'vault-absent' : 'vault-header-damaged', {}, { cause });
  }
  try {
    const buffer = Buffer.alloc(Math.min(fstatSync(fd).size, MAX_HEADER_BYTES) + 1);
    return parseHeader(buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, 0)));
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('vault-header-damaged', {}, { cause });
  } finally {
    closeSync(fd);
  }
}

/**
 * Replaces the header atomically: neither a crash nor a full disk loses both. A second copy of the same header stays as
 * `<path>.bak`, for the day on which a sector goes: never the header of before, which would undo a passphrase.
 */
export function writeHeader(path: string, header: VaultHeader): void {
  try {
    replaceFile(path, header);
    syncFolder(dirname(path));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk-full', {}, { cause });
    if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
      throw new AppError('vault-read-only', {}, { cause });
    throw cause;
  }
  try {
    replaceFile(`${path}.bak`, header);
  } catch {
    // the header itself is in force; a copy that is missing is written with the next one
  }
}

function replaceFile(path: string, header: VaultHeader): void {
  const temporary = `${path}.tmp`;
  const fd = openSync(temporary, 'w', 0o600);
  try {
    const bytes = Buffer.from(`${JSON.stringify(header, null, 1)}\n`);
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, path);
}

/** Makes a rename durable. Windows has no handle on folders and orders its own metadata. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** fsync that does not hold up the vault's thread: a large file takes a while. */
export const makeDurable = (fd: number): Promise<void> =>
  new Promise((resolve, reject) => fsync(fd, (error) => (error === null ? resolve() : reject(error))));
