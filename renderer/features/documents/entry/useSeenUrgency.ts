import { type Dispatch, type SetStateAction, useEffect, useRef } from 'react';
import { type ReadUrgency, useStampLooks } from '../../../data/secrecy/stampLooks.ts';
import { isFree } from './fieldProposals.ts';
import type { IncomingForm, WaitingFile } from './form.ts';

/** The highest first. */
const URGENCIES: readonly ReadUrgency[] = ['hoa-toc', 'thuong-khan', 'khan'];

/**
 * A stamp of urgency that was seen on a page goes into the field while the person left it alone, once for each file,
 * and is marked there to be compared.
 */
export function useSeenUrgency(
  files: readonly WaitingFile[],
  setForm: Dispatch<SetStateAction<IncomingForm>>,
): void {
  const looks = useStampLooks((state) => state.looks);
  const told = useRef(new Set<string>());
  useEffect(() => {
    const seen = files.flatMap(({ stageId }) => {
      const urgency = looks.get(stageId)?.urgency ?? null;
      return urgency === null || told.current.has(`${stageId} ${urgency}`) ? [] : [{ stageId, urgency }];
    });
    const highest = URGENCIES.find((each) => seen.some(({ urgency }) => urgency === each));
    if (highest === undefined) return;
    for (const { stageId, urgency } of seen) told.current.add(`${stageId} ${urgency}`);
    setForm((before) =>
      isFree(before, 'urgency')
        ? { ...before, urgency: highest, origins: { ...before.origins, urgency: 'check' } }
        : before,
    );
  }, [files, looks, setForm]);
}
