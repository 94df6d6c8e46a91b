import { copyNumber } from '../../../../shared/domain/copies/kinds.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { musterReport } from '../../copies/musters.ts';
import { PAPER_TEXT } from '../../printing/paperText.ts';
import type { PaperSource } from '../../printing/source.ts';
import { moment } from '../../printing/bookText.ts';

type Report = Output<'copies.muster'>;

/** Biên bản kiểm kê: once the muster is closed; what was where it should be is counted, the rest listed. */
export const musterSource: PaperSource = {
  shownBy: 'copies.muster',
  offered: (ports, id) =>
    musterReport(ports, id).muster.closedMs === null ? [] : [{ paper: 'muster-minutes', recipients: [] }],
  data: (ports, id) => {
    const { muster, findings } = musterReport(ports, id);
    const scope = muster.place === null ? PAPER_TEXT.everywhere : PAPER_TEXT.place(muster.place);
    return [
      {
        values: {
          number: '',
          from: moment(muster.startedMs),
          to: muster.closedMs === null ? '' : moment(muster.closedMs),
          by: muster.startedBy.fullName,
          scope: PAPER_TEXT.scopeOf(scope, muster.holder?.fullName ?? ''),
          result: PAPER_TEXT.musterResult(muster),
        },
        tables: {
          differences: findings.filter(({ finding }) => finding !== 'found').map(differenceOf),
        },
      },
    ];
  },
  level: () => null, // codes and places, no words of any document
  toldOf: (_ports, id) => ({ subjectKind: 'muster', subjectId: id }),
};

function differenceOf(one: Report['findings'][number], index: number): Record<string, string> {
  const { finding, code, copy, expectedPlace, seenPlace } = one;
  const holder = copy?.holder?.fullName ?? copy?.outside ?? '';
  const place = expectedPlace === null ? '' : PAPER_TEXT.place(expectedPlace);
  const seen = seenPlace === null ? '' : PAPER_TEXT.place(seenPlace);
  return {
    line: String(index + 1),
    code,
    copy: copy === null ? '' : PAPER_TEXT.copy(copy.series, copyNumber(copy.number)),
    expected: [holder, place].filter((part) => part !== '').join(', '),
    found: PAPER_TEXT.foundAt(PAPER_TEXT.finding[finding], seen),
    note: '',
  };
}
