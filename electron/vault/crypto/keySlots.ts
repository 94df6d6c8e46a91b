import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { AppError, type ErrorParams } from '../../../shared/errors.ts';
import { deriveKey, FLOOR_COST, isAffordable, isWithin, type ArgonCost } from './argon.ts';
import { carriedKey } from './carriedKey.ts';
import type { Certificate } from './x509/certificates.ts';
import { hkdf, hmacSha256, randomId, sameBytes, wipe } from './primitives.ts';
import { normaliseRecoveryCode } from './recoveryCode.ts';
import { refuse } from './refusal.ts';
import { type Pin, sealPin } from './slotPins.ts';
import {
  HEADER_FORMAT,
  slotContext,
  slotFields,
  withChecksum,
  type HeaderBody,
  type PassphraseSlot,
  type Slot,
  type SlotContext,
  type VaultHeader,
} from './vaultHeader.ts';
import { KEY_BYTES, newKey, unwrapKeyWith, wrapKeyFor } from './wrap.ts';

/**
 * Key slots, like LUKS. Each slot opens two keys: the vault key, the same in all (opens the database), and the
 * slot's own key (wraps that user's private keys; for a recovery slot whatever must survive its user).
 */
export interface SlotKeys {
  readonly vaultKey: Buffer;
  /** Called userKey in a user slot: only this slot opens it. */
  readonly ownKey: Buffer;
}

/** What a new slot is for. A recovery slot takes the code in place of a passphrase. */
export type SlotRequest =
  | { readonly kind: 'user'; readonly userId: string; readonly passphrase: string; readonly cost: ArgonCost }
  | { readonly kind: 'recovery'; readonly code: string; readonly cost: ArgonCost }
  | { readonly kind: 'escrow'; readonly certificate: Certificate };

export interface OpenedSlot extends SlotKeys {
  readonly slotId: string;
  /** The vault key changed since this slot was made: the header in which the slot holds the new one, to be written. */
  readonly renewed?: VaultHeader;
}

// ---- authentication of the table ------------------------------------------------------------------------

const headerMac = (body: HeaderBody, keyCheck: string, vaultKey: Buffer): Buffer => {
  const key = hkdf(vaultKey, Buffer.alloc(0), 'an-thu/header-mac/1');
  const text = JSON.stringify([
    body.format,
    body.vaultId,
    body.generation,
    body.slots.map(slotFields),
    ...(body.retired ? [body.retired] : []),
    keyCheck,
  ]);
  try {
    return hmacSha256(key, Buffer.from(text));
  } finally {
    wipe(key);
  }
};

const keyCheckOf = (vaultId: string, vaultKey: Buffer): Buffer => {
  const key = hkdf(vaultKey, Buffer.alloc(0), 'an-thu/key-check/1');
  try {
    return hmacSha256(key, Buffer.from(vaultId));
  } finally {
    wipe(key);
  }
};

/** The table under the MAC of a vault key. */
export function authenticate(body: HeaderBody, vaultKey: Buffer): VaultHeader {
  const { format, vaultId, generation, slots, retired } = body;
  const keyCheck = keyCheckOf(vaultId, vaultKey).toString('base64');
  const mac = headerMac(body, keyCheck, vaultKey).toString('base64');
  return withChecksum({ format, vaultId, generation, slots, ...(retired && { retired }), keyCheck, mac });
}

/** The slot opened, so the key is right: now the rest of the table must be what that key has sealed. */
export function verifyTable(header: VaultHeader, vaultKey: Buffer): void {
  const check = keyCheckOf(header.vaultId, vaultKey);
  const mac = headerMac(header, header.keyCheck, vaultKey);
  if (!sameBytes(check, Buffer.from(header.keyCheck, 'base64'))) refuse('vault-header-damaged', 'key-check');
  if (!sameBytes(mac, Buffer.from(header.mac, 'base64'))) refuse('vault-header-damaged', 'slot-table');
}

/** Whether this is the vault key of the header: if so and the database doesn't open, the database is damaged. */
export const isVaultKey = (header: VaultHeader, vaultKey: Buffer): boolean =>
  sameBytes(keyCheckOf(header.vaultId, vaultKey), Buffer.from(header.keyCheck, 'base64'));

// ---- making slots ---------------------------------------------------------------------------------------

/**
 * A new header with its first slots; each request brings its own key back. The caller owns and wipes the keys.
 * @param pin what each slot holds of the roster
 */
export async function createHeader(
  requests: readonly SlotRequest[],
  pin?: Pin,
): Promise<{ header: VaultHeader; vaultKey: Buffer; ownKeys: Buffer[] }> {
  const vaultKey = newKey();
  const vaultId = randomId();
  const ownKeys = requests.map(() => newKey());
  const slots: Slot[] = [];
  for (const [i, request] of requests.entries()) {
    slots.push(await makeSlot(vaultId, request, { vaultKey, ownKey: ownKeys[i] ?? newKey() }, pin));
  }
  return {
    header: authenticate({ format: HEADER_FORMAT, vaultId, generation: 1, slots }, vaultKey),
    vaultKey,
    ownKeys,
  };
}

/** Adds a slot with a fresh own key to the header of `vaultKey`. The caller wipes the own key. */
export async function addSlot(
  header: VaultHeader,
  vaultKey: Buffer,
  request: SlotRequest,
  pin?: Pin,
): Promise<{ header: VaultHeader; ownKey: Buffer }> {
  verifyTable(header, vaultKey);
  if (request.kind === 'user' && findUserSlot(header, request.userId))
    refuse('username-taken', 'slot-exists');
  const ownKey = newKey();
  const slot = await makeSlot(header.vaultId, request, { vaultKey, ownKey }, pin);
  return { header: changed(header, vaultKey, [...header.slots, slot]), ownKey };
}

/**
 * A new passphrase (or recovery code) for a slot: same own key, new salt and slot id.
 * @param pin what the slot holds of the roster; without one it keeps what it held
 */
export async function replaceSlot(
  header: VaultHeader,
  keys: OpenedSlot,
  request: Exclude<SlotRequest, { kind: 'escrow' }>,
  pin?: Pin,
): Promise<VaultHeader> {
  verifyTable(header, keys.vaultKey);
  const made = await makeSlot(header.vaultId, request, keys, pin);
  const old = header.slots.find(({ id }) => id === keys.slotId);
  const kept = old?.kind === 'escrow' ? undefined : old?.pin;
  const slot = made.kind === 'escrow' || pin || !kept ? made : { ...made, pin: kept };
  return changed(
    header,
    keys.vaultKey,
    header.slots.map((old) => (old.id === keys.slotId ? slot : old)),
  );
}

/** The own slot with what its holder saw of the roster last. */
export function repinned(header: VaultHeader, keys: OpenedSlot, pin: Pin): VaultHeader {
  verifyTable(header, keys.vaultKey);
  const sealed = sealPin(keys.ownKey, header.vaultId, pin);
  const slots = header.slots.map((slot) =>
    slot.id === keys.slotId && slot.kind !== 'escrow' ? { ...slot, pin: sealed } : slot,
  );
  return changed(header, keys.vaultKey, slots);
}

/** Takes a slot away. The last one that opens with a secret a person holds can't go. */
export function removeSlot(header: VaultHeader, vaultKey: Buffer, slotId: string): VaultHeader {
  verifyTable(header, vaultKey);
  const slots = header.slots.filter((slot) => slot.id !== slotId);
  if (slots.length === header.slots.length) refuse('not-found', 'slot');
  if (!slots.some((slot) => slot.kind !== 'escrow')) refuse('last-administrator', 'last-slot');
  return changed(header, vaultKey, slots);
}

/** The same vault with other slots: the next generation of its header. */
export const changed = (header: VaultHeader, vaultKey: Buffer, slots: Slot[]): VaultHeader =>
  authenticate({ ...header, slots, generation: header.generation + 1 }, vaultKey);

export const findUserSlot = (header: VaultHeader, userId: string): PassphraseSlot | undefined =>
  header.slots.find((slot): slot is PassphraseSlot => slot.kind === 'user' && slot.userId === userId);

const associatedData = (vaultId: string, slot: SlotContext): Buffer =>
  Buffer.from(JSON.stringify(['an-thu-slot-1', vaultId, ...slotContext(slot)]));

async function makeSlot(vaultId: string, request: SlotRequest, keys: SlotKeys, pin?: Pin): Promise<Slot> {
  const secret = Buffer.concat([keys.vaultKey, keys.ownKey]);
  try {
    if (request.kind === 'escrow') {
      const wrapped = wrapKeyFor(request.certificate, secret, `an-thu-escrow-1/${vaultId}`).toString(
        'base64',
      );
      return { kind: 'escrow', id: randomId(), certificateSha256: request.certificate.sha256, wrapped };
    }
    const { m, t, p } = request.cost;
    const base = { id: randomId(), salt: randomBytes(16).toString('base64'), m, t, p };
    const slot =
      request.kind === 'user'
        ? { kind: request.kind, userId: request.userId, ...base }
        : { kind: request.kind, ...base };
    const key = await deriveKey(secretText(request), Buffer.from(base.salt, 'base64'), request.cost);
    try {
      const sealed = pin && sealPin(keys.ownKey, vaultId, pin);
      return {
        ...slot,
        ...encrypt(key, secret, associatedData(vaultId, slot)),
        ...(sealed !== undefined && { pin: sealed }),
      } as PassphraseSlot;
    } finally {
      wipe(key);
    }
  } finally {
    wipe(secret);
  }
}

function secretText(request: Exclude<SlotRequest, { kind: 'escrow' }>): string {
  if (request.kind === 'user') return request.passphrase;
  return normaliseRecoveryCode(request.code) ?? refuse('wrong-recovery-code', 'malformed');
}

function encrypt(key: Buffer, secret: Buffer, aad: Buffer): { nonce: string; wrapped: string } {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  cipher.setAAD(aad);
  const wrapped = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64') };
}

// ---- opening slots --------------------------------------------------------------------------------------

export interface UnlockOptions {
  /** Least accepted cost; only tests pass one below the product's floor. */
  readonly floor?: ArgonCost;
}

/**
 * Opens a user's slot. An unknown user and a wrong passphrase are told apart neither by the answer nor by the
 * work done; a damaged table is `vault-header-damaged`.
 */
export async function unlockWithPassphrase(
  header: VaultHeader,
  userId: string,
  passphrase: string,
  options: UnlockOptions = {},
): Promise<OpenedSlot> {
  const slot = findUserSlot(header, userId);
  if (!slot) {
    const like = header.slots.find((other): other is PassphraseSlot => other.kind !== 'escrow');
    const cost = like !== undefined && isAffordable(like) ? like : FLOOR_COST;
    wipe(await deriveKey(passphrase, randomBytes(16), cost));
    throw new AppError('wrong-passphrase');
  }
  return openSlot(header, slot, passphrase, 'wrong-passphrase', options);
}

/**
 * Opens the recovery slot with the code as typed.
 * @param told what is said of a code that is typed well and opens nothing here
 */
export async function unlockWithRecoveryCode(
  header: VaultHeader,
  typed: string,
  options: UnlockOptions = {},
  told: ErrorParams = { form: 'foreign' },
): Promise<OpenedSlot> {
  const code = normaliseRecoveryCode(typed);
  if (code === undefined) throw new AppError('wrong-recovery-code', { form: 'mistyped' });
  const slots = header.slots.filter((slot): slot is PassphraseSlot => slot.kind === 'recovery');
  let refusal: unknown = new AppError('wrong-recovery-code');
  for (const slot of slots) {
    try {
      return await openSlot(header, slot, code, 'wrong-recovery-code', options);
    } catch (error) {
      refusal = error;
    }
  }
  if (refusal instanceof AppError && refusal.code === 'wrong-recovery-code')
    throw new AppError('wrong-recovery-code', told);
  throw refusal;
}

/** Opens the escrow slot with the superior office's private key. */
export function unlockWithEscrowKey(
  header: VaultHeader,
  certificate: Certificate,
  key: KeyObject,
): OpenedSlot {
  const slot = header.slots.find((s) => s.kind === 'escrow' && s.certificateSha256 === certificate.sha256);
  if (!slot) return refuse('key-not-granted', 'no-escrow-slot');
  const secret = unwrapKeyWith(key, Buffer.from(slot.wrapped, 'base64'), `an-thu-escrow-1/${header.vaultId}`);
  return split(header, slot.id, secret);
}

async function openSlot(
  header: VaultHeader,
  slot: PassphraseSlot,
  secretPhrase: string,
  wrong: 'wrong-passphrase' | 'wrong-recovery-code',
  { floor = FLOOR_COST }: UnlockOptions,
): Promise<OpenedSlot> {
  if (!isWithin(slot, floor)) refuse('vault-header-damaged', 'slot-cost');
  const key = await deriveKey(secretPhrase, Buffer.from(slot.salt, 'base64'), slot);
  try {
    const sealed = Buffer.from(slot.wrapped, 'base64');
    const nonce = Buffer.from(slot.nonce, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
    decipher.setAAD(associatedData(header.vaultId, slot));
    decipher.setAuthTag(sealed.subarray(-16));
    let secret: Buffer;
    try {
      secret = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    } catch {
      throw new AppError(wrong);
    }
    return slot.carried === undefined ? split(header, slot.id, secret) : renew(header, slot, secret, key);
  } finally {
    wipe(key);
  }
}

/** A slot of before the vault key changed: the new one is carried for it, and it is closed again over that. */
function renew(header: VaultHeader, slot: PassphraseSlot, secret: Buffer, key: Buffer): OpenedSlot {
  const ownKey = Buffer.from(secret.subarray(KEY_BYTES, 2 * KEY_BYTES));
  wipe(secret);
  const vaultKey = carriedKey(header.vaultId, slot, ownKey);
  const next = Buffer.concat([vaultKey, ownKey]);
  try {
    verifyTable(header, vaultKey);
    const { carried: _of, ...kept } = slot;
    const closed: PassphraseSlot = { ...kept, ...encrypt(key, next, associatedData(header.vaultId, slot)) };
    const slots = header.slots.map((one) => (one.id === slot.id ? closed : one));
    return { slotId: slot.id, vaultKey, ownKey, renewed: changed(header, vaultKey, slots) };
  } catch (error) {
    wipe(vaultKey, ownKey);
    throw error;
  } finally {
    wipe(next);
  }
}

/** Copies the two keys out, so that each can be wiped alone, and proves the table with the first. */
function split(header: VaultHeader, slotId: string, secret: Buffer): OpenedSlot {
  const vaultKey = Buffer.from(secret.subarray(0, KEY_BYTES));
  const ownKey = Buffer.from(secret.subarray(KEY_BYTES, 2 * KEY_BYTES));
  wipe(secret);
  try {
    verifyTable(header, vaultKey);
    return { slotId, vaultKey, ownKey };
  } catch (error) {
    wipe(vaultKey, ownKey);
    throw error;
  }
}
