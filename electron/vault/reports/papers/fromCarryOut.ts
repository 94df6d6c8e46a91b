import { civilDateAt, formatDate } from '../../../../shared/domain/calendar/civilDate.ts';
import { copyNumber } from '../../../../shared/domain/copies/kinds.ts';
import type { Copy } from '../../../../shared/ipc/contract/copyRecords.ts';
import { raise } from '../../../../shared/errors.ts';
import { findSlip, type SlipRow } from '../../copies/carryStore.ts';
import { MARK_TEXT } from '../../copies/markText.ts';
import { visibleCopy } from '../../copies/rows.ts';
import { agreedDocument } from '../../knowing/statements.ts';
import type { Ports } from '../../ports.ts';
import { refuseFrozen } from '../../knowing/freeze.ts';
import { nameDocument } from './describe.ts';
import { PAPER_TEXT } from '../../printing/paperText.ts';
import type { PaperSource } from '../../printing/source.ts';

const PERMITTED: readonly SlipRow['state'][] = ['permitted', 'out', 'returned', 'lost'];

/** Giấy cho phép mang ra (NĐ 63/2026 Đ7): carried along outside, so it names the document and tells nothing of it. */
export const carryOutSource: PaperSource = {
  shownBy: 'copies.carryOuts',
  offered: (ports, id) =>
    PERMITTED.includes(load(ports, id).slip.state) ? [{ paper: 'carry-out-permit', recipients: [] }] : [],
  data: (ports, id) => {
    const { slip, copy } = load(ports, id);
    if (copy.subject.kind === 'document') refuseFrozen(ports.db, copy.subject.id);
    // it permits from the day of the decision, whenever it is printed once more
    const dated = slip.decidedMs === null ? {} : { datedOn: civilDateAt(slip.decidedMs) };
    return [
      {
        ...dated,
        tables: {},
        values: {
          number: '',
          holder: [slip.holderName, slip.holderPosition].filter((part) => part !== '').join(', '),
          holderName: slip.holderName,
          document: documentOf(ports, copy),
          copy: PAPER_TEXT.withCode(PAPER_TEXT.copy(copy.series, copyNumber(copy.number)), copy.code),
          purpose: slip.purpose,
          destination: slip.destination,
          protection: slip.protection,
          from: formatDate(slip.from),
          until: formatDate(slip.until),
          permitterTitle: (slip.decidedTitle ?? PAPER_TEXT.authorised).toLocaleUpperCase('vi'),
          permitter: slip.decidedByName ?? '',
        },
      },
    ];
  },
  level: () => null,
  toldOf: (ports, id) => ({ subjectKind: 'copy', subjectId: load(ports, id).copy.id }),
};

function load(ports: Ports, id: string): { slip: SlipRow; copy: Copy } {
  const slip = findSlip(ports.db, id);
  const copy = slip === null ? null : visibleCopy(ports, slip.copyId);
  if (slip === null || copy === null) raise('not-found', { id });
  return { slip, copy };
}

function documentOf(ports: Ports, { subject }: Copy): string {
  if (subject.kind === 'book')
    return PAPER_TEXT.bookOfYear(MARK_TEXT.books[subject.book] ?? '', subject.year);
  const document = agreedDocument(ports.db, subject.id) ?? raise('internal', { at: 'copy-document' });
  return nameDocument(ports, document);
}
