import type { Ports } from '../ports.ts';
import type { ShownFile } from './shownFile.ts';
import type { PiecewiseStage } from './stage.ts';

/**
 * What a session keeps in memory only: files that come in pieces, and which classified files were opened. It hangs
 * on the session's keys, so it goes when they go; locking ends the whole process anyway.
 */
interface Upload {
  readonly stage: PiecewiseStage;
  readonly personId: string;
}

interface SessionMemory {
  readonly uploads: Map<string, Upload>;
  /** attachment id → epoch ms until which it may be read */
  readonly opened: Map<string, number>;
  /** digests of files in the scanner's folder, by time, size and name */
  readonly scanDigests: Map<string, string>;
  /** PDFs as they are drawn, by where they are and their id; the youngest last */
  readonly shown: Map<string, Promise<ShownFile | null>>;
}

const memories = new WeakMap<Ports['keys'], SessionMemory>();

export function memoryOf(ports: Pick<Ports, 'keys'>): SessionMemory {
  const known = memories.get(ports.keys);
  if (known) return known;
  const fresh: SessionMemory = {
    uploads: new Map(),
    opened: new Map(),
    scanDigests: new Map(),
    shown: new Map(),
  };
  memories.set(ports.keys, fresh);
  return fresh;
}
