import { civilDateAt, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { type ArchiveCounts, DossierLine, RegisterHead } from '../../../shared/domain/archive/package.ts';
import type { PaperData } from '../../../shared/domain/papers/paperForm.ts';
import type { Ports } from '../ports.ts';
import { BOOK_TEXT, printedNumber, moment } from '../printing/bookText.ts';

/** What the papers are written from: a package in the making, or one that is kept. */
export interface AboutPackage {
  readonly id: string;
  readonly year: number;
  readonly madeMs: number;
  readonly officeName: string;
  readonly counts: ArchiveCounts;
}

/** Lines as they stand in the package: dossiers, and the head of each register. */
export interface KeptLists {
  readonly dossiers: readonly string[];
  readonly registers: readonly string[];
}

const parsed = ({ dossiers, registers }: KeptLists) => ({
  dossiers: dossiers.map((line) => DossierLine.parse(JSON.parse(line))),
  registers: registers.map((line) => RegisterHead.parse(JSON.parse(line))),
});

const wordsOf = (ports: Ports, about: AboutPackage): Record<string, string> => ({
  number: '',
  year: String(about.year),
  at: moment(about.madeMs),
  giver: about.officeName,
  code: about.id,
  dossierCount: String(about.counts.dossiers),
  documentCount: String(about.counts.documents),
  fileCount: String(about.counts.files),
  bookCount: String(about.counts.registers),
  maker: ports.actor.fullName,
  confirmer: BOOK_TEXT.confirmer(ports.station.office.kind),
});

function tablesOf(lists: KeptLists): PaperData['tables'] {
  const { dossiers, registers } = parsed(lists);
  return {
    dossiers: dossiers.map((dossier, index) => ({
      line: String(index + 1),
      code: dossier.code,
      title: dossier.title,
      from: formatDate(dossier.from),
      to: formatDate(dossier.to),
      documents: String(dossier.documents),
      pages: dossier.pages === 0 ? '' : String(dossier.pages),
      files: String(dossier.files),
    })),
    books: registers.map((book, index) => ({
      line: String(index + 1),
      name: book.name,
      volume: `${book.year}, ${printedNumber(book.volume)}`,
      entries: String(book.lines),
      closed: formatDate(civilDateAt(book.closedMs)),
    })),
  };
}

/** Mục lục hồ sơ nộp lưu. */
export const listData = (ports: Ports, about: AboutPackage, lists: KeptLists): PaperData => ({
  values: wordsOf(ports, about),
  tables: tablesOf(lists),
});

/** Biên bản giao nhận: counts only; the list goes with it. */
export const minutesData = (ports: Ports, about: AboutPackage, lists: KeptLists): PaperData => ({
  values: wordsOf(ports, about),
  tables: { books: tablesOf(lists)['books'] ?? [] },
});
