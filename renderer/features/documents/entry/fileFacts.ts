import { documentNumberKey } from '../../../../shared/domain/text/documentNumber.ts';
import type { PageReading } from '../../../../shared/domain/document/readPage.ts';
import type { Secrecy } from '../../../../shared/domain/secrecy/secrecy.ts';
import type { GreyPage } from '../../../components/viewer/greyPage.ts';
import type { IncomingForm, WaitingFile } from './form.ts';

/** What the window itself found in a waiting file. */
export interface FileFacts {
  readonly stageId: string;
  /** as a viewer counts them; null where it can't */
  readonly pages: number | null;
  /** null where the file was not read for the form (a received envelope, an unopened one, or no page of words) */
  readonly reading: PageReading | null;
  /** the picture in which words were recognised; null where they stand in the file */
  readonly head?: GreyPage | null;
  /** all pages of a scan were recognised: its reading says what they ask */
  readonly isWhole?: boolean;
  /** they still are to be: what they ask is not known yet */
  readonly isAwaited?: boolean;
  /** what was found in the file once its picture was read as well */
  readonly secrecy?: Secrecy | null;
}

/** The files with the marks that were recognised in their pictures; the same list where there is none. */
export function withMarks(
  files: readonly WaitingFile[],
  facts: readonly FileFacts[],
): readonly WaitingFile[] {
  const marked = files.map((file) => {
    const found = facts.find(({ stageId }) => stageId === file.stageId)?.secrecy;
    const isNew = found?.state === 'marked' && file.secrecy?.state !== 'marked';
    return isNew ? Object.assign({}, file, { secrecy: found }) : file;
  });
  return marked.some((file, index) => file !== files[index]) ? marked : files;
}

type Counted = Pick<WaitingFile, 'stageId' | 'kind' | 'mime'>;

/** A picture is a page; TIFF may hold several. */
const isOnePage = ({ kind, mime }: Counted): boolean => kind === 'image' && !/tiff?$/.test(mime);

/** The pages of one file, null where they are not known (yet). */
export const pagesOfFile = (file: Counted, facts: readonly FileFacts[]): number | null =>
  isOnePage(file) ? 1 : (facts.find(({ stageId }) => stageId === file.stageId)?.pages ?? null);

export interface CountedPages {
  /** of all files whose pages are known; null where there is none */
  readonly pages: number | null;
  /** files that are not counted in */
  readonly uncounted: number;
}

export function countedPages(files: readonly Counted[], facts: readonly FileFacts[]): CountedPages {
  const known = files.map((file) => pagesOfFile(file, facts));
  const counted = known.filter((pages) => pages !== null);
  return {
    pages: counted.length === 0 ? null : counted.reduce((sum, pages) => sum + pages, 0),
    uncounted: known.length - counted.length,
  };
}

/** The reading that the form follows: of the first file that says something of itself, else of the first that was read. */
export function mainReading(files: readonly Counted[], facts: readonly FileFacts[]): FileFacts | null {
  const read = files.flatMap(({ stageId }) =>
    facts.filter((fact) => fact.stageId === stageId && fact.reading !== null),
  );
  return read.find(({ reading }) => saysSomething(reading)) ?? read[0] ?? null;
}

/**
 * Was the file that the form follows read in vain: words that can't be read, or a picture in which no head was found? A
 * marked page is the gate's matter.
 */
export const isReadInVain = (main: FileFacts | null): boolean =>
  main !== null &&
  main.reading !== null &&
  !main.reading.marked &&
  main.secrecy?.state !== 'marked' &&
  !saysSomething(main.reading) &&
  (main.reading.health !== 'true' || (main.head ?? null) !== null);

/** The pages of the scan that the form follows are not read yet, and nobody wrote by when an answer is due. */
export const isDueAwaited = (form: Pick<IncomingForm, 'replyDueOn'>, main: FileFacts | null): boolean =>
  form.replyDueOn === null && main?.isAwaited === true && main.secrecy?.state !== 'marked';

const saysSomething = (reading: PageReading | null): boolean =>
  reading !== null && (reading.code ?? reading.subject ?? reading.issuer) !== null;

/** A file with a number of its own beside the one that the form follows. */
export interface OtherDocument {
  readonly stageId: string;
  readonly name: string;
  readonly code: string;
}

/** The files that look like documents of their own: a number that is another than that of the form. */
export function otherDocuments(
  files: readonly WaitingFile[],
  facts: readonly FileFacts[],
  code: string,
): readonly OtherDocument[] {
  const own = code.trim() === '' ? (mainReading(files, facts)?.reading?.code ?? '') : code;
  if (files.length < 2 || own === '') return [];
  const main = mainReading(files, facts)?.stageId;
  return files.flatMap(({ stageId, name }) => {
    const read = facts.find((fact) => fact.stageId === stageId)?.reading?.code ?? null;
    if (read === null || stageId === main) return [];
    return documentNumberKey(read) === documentNumberKey(own) ? [] : [{ stageId, name, code: read }];
  });
}

type Hashed = { readonly sizeBytes: number; readonly sha256?: string };

/** Which of the files that came are not kept, and why: nothing in them, or there already. */
export function sortedOut<F extends Hashed>(
  there: readonly Hashed[],
  came: readonly F[],
): { readonly kept: readonly F[]; readonly empty: readonly F[]; readonly twice: readonly F[] } {
  const kept: F[] = [];
  const empty: F[] = [];
  const twice: F[] = [];
  for (const file of came) {
    const known = [...there, ...kept].some(({ sha256 }) => sha256 !== undefined && sha256 === file.sha256);
    (file.sizeBytes === 0 ? empty : known ? twice : kept).push(file);
  }
  return { kept, empty, twice };
}
