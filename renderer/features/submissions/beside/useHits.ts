import { useEffect, useState } from 'react';
import type { SearchHit } from '../../../../shared/ipc/contract/desk.ts';
import { call } from '../../../data/bridge.ts';
import { useIsComposing } from '../../../keys/KeyProvider.tsx';

const WAIT_MS = 180;
const MOST_HITS = 5;

/** null until something was asked */
export function useHits(words: string, except: string): readonly SearchHit[] | null {
  const composing = useIsComposing();
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null);
  useEffect(() => {
    if (composing || words === '') return undefined;
    let live = true;
    const timer = setTimeout(() => {
      void call('search.query', { words, limit: MOST_HITS, prefix: true }).then((reply) => {
        if (live && reply.ok) setHits(reply.value.hits.filter(({ id }) => id !== except));
      });
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [words, composing, except]);
  return words === '' ? null : hits;
}
