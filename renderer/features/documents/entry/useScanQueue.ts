import { useEffect, useMemo, useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { useAsk, type Asked } from '../../../data/ask.ts';
import { firstOfPile, nextScan, type Scan, type ScanPlace, waitingScans } from './scanQueue.ts';
import type { WaitingFile } from './form.ts';
import type { StagedFiles } from './useStagedFiles.ts';

/** A scanner takes seconds for a page: the folder is looked into this often while no file is chosen. */
const SCAN_AGAIN_MS = 3_000;
const NONE: readonly Scan[] = [];

export interface ScanQueue {
  readonly asked: Asked<Output<'attachments.scanFolder'>>;
  /** newest first, without those that are registered */
  readonly waiting: readonly Scan[];
  readonly registered: number;
  /** where the pile begins */
  readonly first: Scan | null;
  /** An entry with these files was saved: its scans are done, and the next one of the pile comes by itself. */
  readonly goOn: (saved: readonly WaitingFile[]) => void;
}

/**
 * The scanner's folder as a pile of papers: after an entry from it the next file is taken by itself, also when the
 * scanner writes it only later, as long as the form has no file.
 */
export function useScanQueue(staged: StagedFiles, empty: boolean, watches: boolean): ScanQueue {
  const asked = useAsk('attachments.scanFolder', watches ? {} : null);
  const { value, reload } = asked;
  const [done, setDone] = useState<readonly ScanPlace[]>([]);
  const [after, setAfter] = useState<ScanPlace | null>(null);
  const scans = value?.files ?? NONE;
  const waiting = useMemo(() => waitingScans(scans, done), [scans, done]);
  const isWatched = watches && empty && value?.folder != null;
  useEffect(() => {
    if (!isWatched) return undefined;
    const timer = setInterval(() => void reload(), SCAN_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWatched, reload]);
  useEffect(() => {
    const next = after === null || !empty ? null : nextScan(waiting, after, Date.now());
    if (next === null) return;
    setAfter(null);
    void staged.scan(next);
  }, [after, empty, waiting, staged]);
  return {
    asked,
    waiting,
    registered: scans.filter(({ registered }) => registered).length,
    first: firstOfPile(waiting),
    goOn: (saved) => {
      const taken = saved.flatMap(({ scan }) => (scan === undefined ? [] : [scan]));
      setDone((before) => [...before, ...taken]);
      setAfter(taken.at(-1) ?? null);
      if (taken.length > 0) void reload();
    },
  };
}
