import type { PaperData, PaperName } from '../../../shared/domain/papers/paperForm.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import type { Ports } from '../ports.ts';

export interface OfferedPaper {
  readonly paper: PaperName;
  /** who it can be made out to; empty where it is made out to nobody */
  readonly recipients: readonly string[];
}

/** One kind of record and the papers that are written from it. Each function answers `not-found` like the record itself. */
export interface PaperSource {
  /** the operation that shows the record: without the right to it there are no papers of it either */
  readonly shownBy: OpName;
  readonly offered: (ports: Ports, id: string) => readonly OfferedPaper[];
  /** A sheet for each recipient, or for one. @throws AppError `not-found` */
  readonly data: (ports: Ports, id: string, paper: PaperName, recipient: string | null) => PaperData[];
  /** The level of the words on the paper, for its mark and for the ledger; null for none. */
  readonly level: (ports: Ports, id: string, paper: PaperName) => Level | null;
  /** Whether a paper names a citizen: making it is then told as showing who that is. */
  readonly names?: (paper: PaperName) => boolean;
  /** Whose timeline tells that the paper was made. */
  readonly toldOf: (ports: Ports, id: string) => { readonly subjectKind: string; readonly subjectId: string };
}

/** What a paper without tables says. */
export const onlyValues = (values: PaperData['values']): PaperData => ({ values, tables: {} });
