import { useEffect, useState } from 'react';
import type { SearchHit } from '../../../../shared/ipc/contract/desk.ts';
import { call } from '../../../data/bridge.ts';
import { useIsComposing } from '../../../keys/KeyProvider.tsx';

const WAIT_MS = 180;
const MOST_HITS = 5;

/** What a case can be linked to. */
export type LinkHit = SearchHit & { readonly subjectKind: 'document' | 'submission' };

const isLinked = (hit: SearchHit): hit is LinkHit => hit.subjectKind !== 'proposal';

/** null until something was asked */
export function useHits(words: string, except: string): readonly LinkHit[] | null {
  const composing = useIsComposing();
  const [hits, setHits] = useState<readonly LinkHit[] | null>(null);
  useEffect(() => {
    if (composing || words === '') return undefined;
    let live = true;
    const timer = setTimeout(() => {
      void call('search.query', { words, limit: MOST_HITS, prefix: true }).then((reply) => {
        if (live && reply.ok) setHits(reply.value.hits.filter(isLinked).filter(({ id }) => id !== except));
      });
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [words, composing, except]);
  return words === '' ? null : hits;
}
