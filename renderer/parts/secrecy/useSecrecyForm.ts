import { useEffect, useMemo, useRef } from 'react';
import type { Level } from '../../../shared/domain/levels/level.ts';
import { call } from '../../data/bridge.ts';
import { type FoundMark, markOf, raisedLevel } from '../../data/secrecy/found.ts';
import type { GatedFile } from '../../data/secrecy/gate.ts';
import { useStampLooks, withSeenMarks } from '../../data/secrecy/stampLooks.ts';
import { type GatedForm, holdsLevel, mayStay, stoppedStages, useGate } from '../../data/secrecy/gateStore.ts';

const keyOf = ({ stageId, secrecy }: GatedFile): string => `${stageId} ${secrecy?.state}`;

/**
 * Ties a form that stages files to the gate. A file with a mark that this machine may not hold is asked about at once;
 * where it may, the level of the form moves up to the mark's.
 * @returns the highest mark among the files for which nobody wrote a reason
 */
export function useSecrecyForm(given: {
  files: readonly GatedFile[];
  level?: Level;
  setLevel?: (level: Level) => void;
  seals?: boolean;
}): { readonly mark: FoundMark | null } {
  const { level = null, setLevel = null, seals = false } = given;
  const looks = useStampLooks((state) => state.looks);
  const files = useMemo(() => withSeenMarks(given.files, looks), [given.files, looks]);
  const explained = useGate((state) => state.explained);
  const mark = markOf(files.filter(({ stageId }) => !explained.has(stageId)));
  const latest = useRef(setLevel);
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    latest.current = setLevel;
  });
  const mayMove = setLevel !== null;
  useEffect(() => {
    const form: GatedForm = {
      files,
      level,
      seals,
      setLevel: mayMove ? (next) => latest.current?.(next) : null,
    };
    useGate.getState().setForm(form);
    return () => {
      if (useGate.getState().form === form) useGate.getState().setForm(null);
    };
  }, [files, level, seals, mayMove]);
  const stopped = useRef<readonly string[]>([]);
  useEffect(() => {
    stopped.current = stoppedStages({ files, level, seals }, explained, holdsLevel);
  });
  // whoever leaves the form instead of answering leaves no paper behind that may not be here
  useEffect(() => {
    const { epoch } = useGate.getState();
    return () => {
      const { destroying, epoch: now } = useGate.getState();
      if (stopped.current.length === 0 || destroying || now !== epoch) return;
      void call('secrecy.destroy', { stages: [...stopped.current], words: [], draft: null });
    };
  }, []);
  useEffect(() => {
    const before = known.current;
    // a mark that is seen on a page later is as new as the file was
    known.current = new Set(files.map(keyOf));
    const came = markOf(files.filter((file) => !before.has(keyOf(file)) && !explained.has(file.stageId)));
    if (came === null) return;
    if (mayStay({ level, seals }, came.level)) {
      if (level !== null && raisedLevel(level, came) !== level) latest.current?.(came.level);
    } else useGate.getState().askAboutFiles();
  }, [files, level, seals, explained]);
  return { mark };
}
