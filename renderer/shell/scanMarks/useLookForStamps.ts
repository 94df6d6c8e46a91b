import { useEffect, useRef } from 'react';
import { type GatedFile, onStaged } from '../../data/secrecy/gate.ts';
import { useStampLooks } from '../../data/secrecy/stampLooks.ts';

/** What a page can be drawn of. */
const DRAWN: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg']);

/** Files that come to wait and whose words could not be searched are looked through for stamps, one after the other. */
export function useLookForStamps(may: boolean): void {
  const line = useRef(Promise.resolve());
  useEffect(() => {
    if (!may) return undefined;
    return onStaged(({ stageId, mime, sizeBytes, secrecy }: GatedFile) => {
      if (mime === undefined || sizeBytes === undefined || !DRAWN.has(mime)) return;
      if (secrecy?.state !== 'unread' || useStampLooks.getState().looks.has(stageId)) return;
      useStampLooks.getState().tell(stageId, {});
      line.current = line.current.then(async () => {
        const { lookForStamps } = await import('./lookForStamps.ts'); // what draws PDF is large
        await lookForStamps({ stageId, mime, sizeBytes });
      });
    });
  }, [may]);
}
