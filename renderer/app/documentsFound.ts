import { useEffect, useState } from 'react';
import type { DocumentRow } from '../../shared/ipc/contract/documents.ts';
import type { BookKind } from '../../shared/ipc/schemas.ts';
import { useIsComposing } from '../keys/KeyProvider.tsx';
import { call } from './bridge.ts';

const WAIT_MS = 180;
const ROWS_OF_A_BOOK = 8;

/**
 * Documents of these books that have the words typed so far, a little after the last key and never in the middle of a
 * letter; none where there are no words, and what was found stays where they are not asked for.
 */
export function useDocumentsFound(
  books: readonly BookKind[],
  typed: string,
  { asked }: { asked: boolean } = { asked: true },
): readonly DocumentRow[] {
  const composing = useIsComposing();
  const [rows, setRows] = useState<readonly DocumentRow[]>([]);
  const words = typed.trim().slice(0, 200);
  const which = books.join(' ');
  useEffect(() => {
    if (composing || words === '' || !asked) return undefined;
    let live = true;
    const timer = setTimeout(() => {
      const pages = which
        .split(' ')
        .map((book) =>
          call('documents.list', { book: book as BookKind, words, after: null, limit: ROWS_OF_A_BOOK }),
        );
      void Promise.all(pages).then((replies) => {
        if (live) setRows(replies.flatMap((reply) => (reply.ok ? reply.value.rows : [])));
      });
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [words, composing, asked, which]);
  return words === '' ? [] : rows;
}

/** The incoming documents that one may answer: a cancelled number answers nothing. */
export function useAnswerable(
  classified: boolean,
  typed: string,
  options: { asked: boolean },
): readonly DocumentRow[] {
  const found = useDocumentsFound([classified ? 'classified-incoming' : 'incoming'], typed, options);
  return found.filter((row) => row.state !== 'cancelled');
}
