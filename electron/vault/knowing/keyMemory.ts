import { wipe } from '../crypto/primitives.ts';
import type { Ports } from '../ports.ts';

/** Keys that one session has opened already; more than a person looks at in a day. */
const MOST_KEYS = 4_000;

/** A content key that two persons opened together, for so long. */
export interface EmergencyKey {
  readonly key: Buffer;
  readonly untilMs: number;
}

interface KeyMemory {
  /** `<document id>/<key name>` → key */
  readonly keys: Map<string, Buffer>;
  readonly emergency: Map<string, EmergencyKey>;
}

/**
 * Keys opened in this session, in memory only. They hang on the session's own keys and end with it: locking kills the
 * process. An RSA opening costs milliseconds, and a page shows fifty lines.
 */
const memories = new WeakMap<Ports['keys'], KeyMemory>();

function memoryOf(ports: Pick<Ports, 'keys'>): KeyMemory {
  const known = memories.get(ports.keys);
  if (known) return known;
  const fresh: KeyMemory = { keys: new Map(), emergency: new Map() };
  memories.set(ports.keys, fresh);
  return fresh;
}

export const rememberedKey = (ports: Ports, documentId: string, name: string): Buffer | undefined =>
  memoryOf(ports).keys.get(`${documentId}/${name}`);

/** Keeps a copy; the oldest goes when there are too many. */
export function rememberKey(ports: Ports, documentId: string, name: string, key: Uint8Array): void {
  const { keys } = memoryOf(ports);
  const oldest = keys.size >= MOST_KEYS ? keys.keys().next() : undefined;
  if (oldest?.done === false) {
    wipe(keys.get(oldest.value));
    keys.delete(oldest.value);
  }
  keys.set(`${documentId}/${name}`, Buffer.from(key));
}

/** After a withdrawal the next look asks the database again. */
export function forgetKeys(ports: Ports, documentId: string): void {
  const { keys } = memoryOf(ports);
  for (const [name, key] of keys) {
    if (!name.startsWith(`${documentId}/`)) continue;
    wipe(key);
    keys.delete(name);
  }
}

/** Another session wrote: who reads what may be otherwise since. An emergency opening goes on while its time runs. */
export function forgetAllKeys(of: Ports['keys']): void {
  const keys = memories.get(of)?.keys;
  keys?.forEach((key) => wipe(key));
  keys?.clear();
}

/** The key of an emergency opening, while its time runs. */
export function emergencyKey(ports: Ports, documentId: string): EmergencyKey | undefined {
  const { emergency } = memoryOf(ports);
  const open = emergency.get(documentId);
  if (open === undefined || open.untilMs > ports.nowMs()) return open;
  endEmergency(ports, documentId);
  return undefined;
}

export function beginEmergency(ports: Ports, documentId: string, open: EmergencyKey): void {
  memoryOf(ports).emergency.set(documentId, open);
}

export function endEmergency(ports: Ports, documentId: string): boolean {
  const { emergency } = memoryOf(ports);
  const open = emergency.get(documentId);
  if (open === undefined) return false;
  wipe(open.key);
  emergency.delete(documentId);
  forgetKeys(ports, documentId);
  return true;
}
