import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { call } from '../../data/bridge.ts';
import { useFound, type Found } from '../../forms/useFound.ts';

const ROWS_OF_A_BOOK = 8;
const NONE: Found<DocumentRow> = { rows: [], by: null };

/** Documents of these books that have the words typed so far; none where there are no words. */
export function useDocumentsFound(
  books: readonly BookKind[],
  typed: string,
  { asked }: { asked: boolean } = { asked: true },
): Found<DocumentRow> {
  const blank = typed.trim() === '';
  const found = useFound<DocumentRow>(
    typed,
    async (words) => {
      const pages = books.map((book) =>
        call('documents.list', { book, words, after: null, limit: ROWS_OF_A_BOOK }),
      );
      return (await Promise.all(pages)).flatMap((reply) => (reply.ok ? reply.value.rows : []));
    },
    { also: books.join(' '), asked: asked && !blank },
  );
  return blank ? NONE : found;
}

/** The incoming documents that one may answer: a cancelled number answers nothing. */
export function useAnswerable(
  classified: boolean,
  typed: string,
  options: { asked: boolean },
): Found<DocumentRow> {
  const { rows, by } = useDocumentsFound([classified ? 'classified-incoming' : 'incoming'], typed, options);
  return { rows: rows.filter((row) => row.state !== 'cancelled'), by };
}
