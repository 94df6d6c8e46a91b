import type { FigureName } from '../../../shared/domain/figures/figure.ts';
import type { Period } from '../../../shared/domain/figures/period.ts';

const figure: Readonly<Record<FigureName, string>> = {
  opening: 'Tồn đầu kỳ',
  received: 'Tiếp nhận',
  returned: 'Trở lại xử lý',
  accepted: 'Trong phạm vi',
  refused: 'Từ chối tiếp nhận',
  transferred: 'Chuyển cơ quan khác',
  supplement: 'Yêu cầu bổ sung',
  merged: 'Gộp trùng',
  withdrawn: 'Rút, không bổ sung',
  answeredOnTime: 'Trả lời đúng hạn',
  answeredLate: 'Trả lời quá hạn',
  rated: 'Được đánh giá',
  closing: 'Tồn cuối kỳ',
  overdue: 'Quá hạn',
};
const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** Words on reports of figures: official Vietnamese, whatever the language of the window. */
export const FIGURE_TEXT = {
  figure,
  period: (kind: Period['kind'], { number, year }: { number: number; year: number }): string => {
    switch (kind) {
      case 'week':
        return `tuần ${number} năm ${year}`;
      case 'month':
        return `tháng ${number} năm ${year}`;
      case 'quarter':
        return `quý ${ROMAN[number] ?? number} năm ${year}`;
      case 'half':
        return `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`;
      case 'year':
        return `năm ${year}`;
    }
  },
  group: {
    all: 'Phản ánh, kiến nghị, sáng kiến, giải pháp',
    pakn: 'Phản ánh, kiến nghị',
    skgp: 'Sáng kiến, giải pháp',
  },
  /** what a report was narrowed to */
  part: {
    kind: 'loại',
    source: 'nguồn',
    field: 'lĩnh vực',
    unit: 'đơn vị',
    holder: 'người chủ trì',
  },
  moved: { taken: 'Được giao trong kỳ', passed: 'Giao nơi khác, thôi giữ' },
  scopeName: 'Phạm vi',
  periodName: 'Kỳ báo cáo',
  hidden: (least: number): string => `< ${least}`,
  /** What stands under a report of who may read it, and what is left out of it for that. */
  note: ({ narrowed, published }: { narrowed: boolean; published: boolean }, least: number): string => {
    const part = narrowed ? 'Báo cáo này chỉ tính một phần hồ sơ của cơ quan (xem phạm vi). ' : '';
    if (!published)
      return `${part}Bản dùng trong cơ quan và gửi cấp trên, ghi đủ số. Khi công bố thì lập bản công bố.`;
    const where = narrowed ? 'Số' : 'Trong các bảng tách, số';
    return `${part}${where} nhỏ hơn ${least} và số suy ra được từ nó ghi "< ${least}" để không lộ người gửi.`;
  },
  median: (days: number | 'few' | null): string =>
    days === null ? 'chưa có trả lời' : days === 'few' ? 'ít trả lời, không ghi' : `${days} ngày`,
  rating: (average: number | null, count: number): string =>
    average === null
      ? 'ít lượt đánh giá, không ghi'
      : `${String(average).replace('.', ',')} trên 5 (${count} lượt)`,
  nobody: 'Chưa phân công',
  noUnit: 'Chưa giao, hoặc người không thuộc đơn vị nào',
  quality: {
    reopened: 'Phải mở lại (% số đã trả lời)',
    late: 'Trả lời quá hạn (% số đã trả lời)',
    satisfied: 'Hài lòng, 4 và 5 điểm (% số được đánh giá)',
  },
  tooFew: (least: number): string => `ít hơn ${least}, không ghi`,
  wholeOffice: 'Cả cơ quan',
  unitColumn: {
    opening: 'Tồn đầu kỳ',
    taken: 'Nhận',
    passed: 'Giao đơn vị khác',
    done: 'Xong',
    closing: 'Tồn cuối kỳ',
  },
  noField: 'Chưa ghi lĩnh vực',
  sheet: {
    figures: 'Số liệu',
    fields: 'Theo lĩnh vực',
    sources: 'Theo nguồn',
    units: 'Theo đơn vị',
    unitBalance: 'Cân đối đơn vị',
    series: 'Các kỳ',
    cases: 'Hồ sơ tiếp nhận',
    offices: 'Các cơ quan',
  },
  column: {
    name: 'Chỉ tiêu',
    now: 'Kỳ này',
    before: 'Kỳ trước',
    from: 'Từ ngày',
    to: 'Đến ngày',
    field: 'Lĩnh vực',
    source: 'Nguồn',
    unit: 'Đơn vị',
    code: 'Mã',
    receivedOn: 'Ngày nhận',
    kind: 'Loại',
    title: 'Nội dung',
    state: 'Trạng thái',
    holder: 'Người chủ trì',
    dueOn: 'Hạn',
    office: 'Cơ quan',
    status: 'Tình trạng gửi',
    edition: 'Lần',
  },
  adopted: 'Sáng kiến, giải pháp được áp dụng',
  piloted: 'Cho thí điểm',
  rejected: 'Không tiếp thu',
  medianName: 'Trung vị thời gian trả lời (ngày)',
  ratingName: 'Mức hài lòng (thang 5)',
  status: {
    in: 'Đã gửi',
    'came-late': 'Gửi chậm',
    late: 'Quá hạn, chưa gửi',
    waiting: 'Chưa gửi, còn hạn',
    'not-expected': 'Không thuộc diện gửi',
  },
  /** the sentences at the head of a report */
  sentence: {
    received: (count: number): string => `Kỳ này tiếp nhận ${count} hồ sơ`,
    change: (more: number): string =>
      more === 0 ? ', bằng kỳ trước' : `, ${more > 0 ? 'nhiều' : 'ít'} hơn kỳ trước ${Math.abs(more)}`,
    noAnswer: 'chưa trả lời hồ sơ nào',
    answers: (count: number, percent: number): string => `trả lời ${count} hồ sơ, đúng hạn ${percent} %`,
    overdue: (count: number): string =>
      count === 0 ? 'không còn hồ sơ quá hạn' : `còn ${count} hồ sơ quá hạn chưa trả lời`,
    noneLate: 'Không đơn vị nào có hồ sơ quá hạn.',
    worst: (unit: string, count: number): string => `Nhiều hồ sơ quá hạn nhất: ${unit}, ${count} hồ sơ.`,
    oldest: (code: string, day: string, days: number): string =>
      `Hồ sơ chờ lâu nhất: ${code}, tiếp nhận ngày ${day}, đã ${days} ngày.`,
  },
  sumOf: (reported: number, missing: number): string =>
    `Cộng ${reported} cơ quan đã gửi${missing > 0 ? `; còn thiếu ${missing} cơ quan` : ''}`,
} as const;
