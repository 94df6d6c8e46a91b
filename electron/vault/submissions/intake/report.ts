import type { IntakeOutcome } from '../../../../shared/ipc/contract/intake.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import { handlers } from '../../ports.ts';
import { keepReport } from '../../printing/reportMemory.ts';
import type { Sheet } from '../../printing/workbook.ts';

/** Words of the saved report: official Vietnamese, whatever the language of the window. */
const TEXT = {
  rows: 'Các dòng',
  counts: 'Tổng hợp',
  heading: ['Dòng', 'Tệp', 'Kết quả', 'Mã biên nhận', 'Lý do'],
  countHeading: ['Kết quả', 'Số dòng'],
  total: 'Tổng số',
  outcome: {
    new: 'Chưa nhận (mới xem)',
    taken: 'Đã nhận',
    already: 'Đã có từ trước',
    changed: 'Đã có, nội dung khác',
    secret: 'Dừng: có dấu mật',
    ask: 'Cần đọc lại',
    faulty: 'Chưa nhận được',
    left: 'Để lại',
    failed: 'Không nhận được',
  } satisfies Readonly<Record<IntakeOutcome, string>>,
  fileName: 'Ket qua nhan tu tep',
};

type Asked = Parsed<'intake.report'>;

function sheetsOf({ fileName, rows }: Asked): Sheet[] {
  const outcomes = Object.entries(TEXT.outcome) as [IntakeOutcome, string][];
  const counts = outcomes
    .map(([outcome, words]) => [words, rows.filter((row) => row.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0);
  return [
    {
      name: TEXT.rows,
      heading: TEXT.heading,
      rows: rows.map((row) => [
        ...[row.line, row.fileName === '' ? fileName : row.fileName, TEXT.outcome[row.outcome]],
        ...[row.receiptCode, row.why],
      ]),
      widths: [8, 32, 24, 18, 80],
    },
    {
      name: TEXT.counts,
      heading: TEXT.countHeading,
      rows: [...counts, [TEXT.total, rows.length]],
      widths: [32, 12],
    },
  ];
}

export const intakeReportHandlers = handlers({
  'intake.report': async (ports, input) => {
    const { writeWorkbook } = await import('../../printing/workbook.ts');
    const reportId = ports.newId();
    keepReport(ports, reportId, writeWorkbook(sheetsOf(input)));
    return { reportId, fileName: `${TEXT.fileName} ${ports.today()}.xlsx` };
  },
});
