import { hashRaw, type Algorithm } from '@node-rs/argon2';
import { KEY_BYTES } from './wrap.ts';

/** Argon2id (RFC 9106): memory in KiB, passes, lanes. */
export interface ArgonCost {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

const MIB = 1024;
/** Set-up starts from here and adds passes. */
export const STANDARD_COST: ArgonCost = { m: 256 * MIB, t: 4, p: 4 };
/** The least that a real vault accepts, at creation and at opening. */
export const FLOOR_COST: ArgonCost = { m: 64 * MIB, t: 3, p: 1 };
/** Set-up adds passes up to here, where a machine is fast. */
const MOST_PASSES = 16;
/** The most: a header from elsewhere must not be able to exhaust the machine, nor to keep it busy for minutes. */
export const CEILING_COST: ArgonCost = { m: 1024 * MIB, t: 32, p: 16 };
/** Memory times passes, in KiB: four times what set-up asks for where it asks most. */
const CEILING_WORK = 4 * STANDARD_COST.m * MOST_PASSES;

const TARGET_MS = 500;
/** The package's `Algorithm` is an ambient const enum, which per-file compilation can't read. */
const ARGON2ID = 2 as Algorithm;

/** Key from a passphrase, on the thread pool. NFC: the same passphrase typed as NFD opens too. */
export const deriveKey = (passphrase: string, salt: Uint8Array, cost: ArgonCost): Promise<Buffer> =>
  hashRaw(Buffer.from(passphrase.normalize('NFC'), 'utf8'), {
    algorithm: ARGON2ID,
    memoryCost: cost.m,
    timeCost: cost.t,
    parallelism: cost.p,
    outputLen: KEY_BYTES,
    salt,
  });

export const isWithin = (cost: ArgonCost, floor: ArgonCost): boolean =>
  cost.m >= floor.m && cost.t >= floor.t && cost.p >= floor.p && isAffordable(cost);

/** Whether a derivation may be begun at all: asked before the first one, of what nothing has proved yet. */
export const isAffordable = ({ m, t, p }: ArgonCost): boolean =>
  m <= CEILING_COST.m && t <= CEILING_COST.t && p <= CEILING_COST.p && m * t <= CEILING_WORK;

/**
 * The cost for this machine: 256 MiB and as many passes (4 or more) as fit in about half a second. A machine that
 * needs over two seconds for that gets less memory, down to the floor of 64 MiB and 3 passes.
 */
export async function calibrate(targetMs: number = TARGET_MS): Promise<ArgonCost> {
  const salt = Buffer.alloc(16, 1);
  const measure = async (cost: ArgonCost): Promise<number> => {
    const startMs = performance.now();
    await deriveKey('calibration', salt, cost);
    return performance.now() - startMs;
  };
  let cost = STANDARD_COST;
  let spentMs = await measure(cost);
  while (spentMs > targetMs * 4 && cost.m > FLOOR_COST.m) {
    cost = { m: cost.m / 2, t: cost.m / 2 > FLOOR_COST.m ? STANDARD_COST.t : FLOOR_COST.t, p: cost.p };
    spentMs = await measure(cost);
  }
  const passes = Math.floor((cost.t * targetMs) / spentMs);
  return { ...cost, t: Math.min(Math.max(passes, cost.t), MOST_PASSES) };
}
