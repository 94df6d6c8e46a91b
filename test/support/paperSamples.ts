import type { PaperData, PaperName } from '../../shared/domain/papers/paperForm.ts';
import type { PaperPrint } from '../../electron/vault/printing/paperPdf.ts';

/** Invented words for the pictures of every paper; long names and full tables, as the forms meet them. */
export interface PaperSample {
  readonly data: PaperData;
  readonly levelWord: string | null;
  readonly office: PaperPrint['office'];
}

const PARTY: PaperPrint['office'] = {
  kind: 'party',
  superior: 'Tỉnh ủy Sơn Hà',
  name: 'Đảng ủy xã Đồng Vàng',
  place: 'Đồng Vàng',
};
const STATE: PaperPrint['office'] = {
  kind: 'state',
  superior: 'Ủy ban nhân dân tỉnh Sơn Hà',
  name: 'Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp',
  place: 'Sơn Hà',
};

const paper = (
  values: PaperData['values'],
  tables: PaperData['tables'] = {},
  more: Partial<PaperSample> = {},
): PaperSample => ({
  data: { values: { number: '', ...values }, tables },
  levelWord: null,
  office: PARTY,
  ...more,
});

const LONG =
  'về việc rà soát, đánh giá tiến độ triển khai các nền tảng số dùng chung ở cấp xã và phương án bảo đảm an toàn thông tin trong thời gian tổ chức Đại hội';
const DIRECTION =
  'Giao Văn phòng chủ trì, phối hợp với Ban Xây dựng Đảng và Ủy ban Kiểm tra Đảng ủy rà soát, tổng hợp, báo cáo Thường trực trước ngày họp giao ban; nội dung còn ý kiến khác nhau phải nêu rõ phương án và đề xuất.';

const COUNCIL = [
  ['Bùi Quang Thắng', 'Bí thư Đảng ủy', 'Chủ tịch'],
  ['Nguyễn Thị Hường', 'Văn thư, Văn phòng Đảng ủy', 'Thư ký'],
  ['Đặng Thị Thu Thủy', 'Chuyên viên Ban Xây dựng Đảng', 'Ủy viên'],
  ['Trịnh Quốc Ưng', 'Phó Chủ nhiệm Ủy ban Kiểm tra', 'Ủy viên'],
].map(([name = '', position = '', role = ''], index) => ({ line: String(index + 1), name, position, role }));

/** Each has room to sign. */
const WITNESSES = COUNCIL.slice(2).map(({ name, position }, index) => ({
  line: String(index + 1),
  name,
  position,
  signature: '\n\u00A0',
}));

const figureLine = (name: string, index: number) => ({
  line: String(index + 1),
  name,
  received: '24',
  answeredOnTime: '19',
  answeredLate: index === 0 ? '< 5' : '0',
  closing: '12',
  overdue: '< 5',
});

const LEVELS = ['Mật', 'Tối mật', 'Mật', 'Tuyệt mật'];
const documents = (count: number) =>
  Array.from({ length: count }, (_unused, index) => {
    const level = LEVELS[index % LEVELS.length] ?? '';
    return {
      line: String(index + 1),
      code: `${String(10 + index)}-BC/ĐU`,
      date: '15/6/2018',
      issuer: index % 3 === 0 ? 'Đảng ủy xã Đồng Vàng' : 'Ban Tổ chức Tỉnh ủy Sơn Hà',
      title: level === 'Tuyệt mật' ? 'Báo cáo' : `Báo cáo ${index % 2 === 0 ? 'công tác nhân sự' : LONG}`,
      level,
      copies: '02',
      note: index === 1 ? 'Rách bìa' : '',
    };
  });

const BOOKS = [
  'Sổ đăng ký văn bản đến',
  'Sổ đăng ký văn bản đi',
  'Sổ đăng ký bí mật nhà nước đến',
  'Sổ đăng ký bí mật nhà nước đi',
  'Sổ chuyển giao bí mật nhà nước',
  'Sổ quản lý sao, chụp bí mật nhà nước',
  'Sổ theo dõi mang bí mật nhà nước ra khỏi nơi lưu giữ',
  'Sổ tiêu hủy bí mật nhà nước',
];

const label = {
  recipient: 'Văn phòng Tỉnh ủy Sơn Hà',
  mark: '',
  urgency: '',
  outerCode: '',
  code: '',
  seal: '',
};
const slip = {
  office: PARTY.name,
  document: `Công văn số 1215-CV/TU ngày 23/11/2026 của Tỉnh ủy Sơn Hà: V/v ${LONG}`,
  entry: '47a, ngày 24/11/2026',
  direction: DIRECTION,
  lead: 'Đặng Thị Thu Thủy',
  support: 'Trịnh Quốc Ưng; Lò Thị Ón',
  due: '04/12/2026, 16:30',
};
const dossier = {
  dossier: 'tài liệu hết thời hạn bảo quản, lập ngày 24/11/2026',
  counted: '18 văn bản, 36 bản',
  chair: 'Bùi Quang Thắng',
  secretary: 'Nguyễn Thị Hường',
  decider: 'Bùi Quang Thắng',
  deciderTitle: 'BÍ THƯ ĐẢNG ỦY',
};

const submission = {
  office: PARTY.name,
  code: 'PA-0412-66',
  caseCode: 'PA-0412-66',
  kind: 'Phản ánh',
  source: 'Đơn, thư giấy',
  title: 'Mạng tại điểm phục vụ hành chính công thôn Nà Lạn hay mất kết nối vào đầu giờ sáng',
  receivedAt: '09:41 ngày 25/11/2026',
  receivedOn: '25/11/2026',
};
const addressee = {
  sender: 'Nguyễn Văn Hải',
  address: 'Số nhà 45, thôn Nà Lạn, xã Đồng Vàng',
  answerBy: '22/12/2026',
  askAt:
    'bộ phận tiếp nhận của Đảng ủy xã Đồng Vàng, điện thoại 0212 3 000 111, thôn Trung tâm, xã Đồng Vàng',
};

const ARCHIVE = {
  year: '2026',
  at: '09:00 ngày 24/11/2026',
  giver: 'Đảng ủy xã Đồng Vàng',
  code: '0199a1b2c3d47e5f8a6b7c8d9e0f1a2b',
  maker: 'Nguyễn Thị Hường',
  confirmer: 'CHÁNH VĂN PHÒNG',
  dossierCount: '3',
  documentCount: '57',
  fileCount: '67',
  bookCount: '2',
};
const ARCHIVE_BOOKS = ['Sổ đăng ký văn bản đến', 'Sổ đăng ký văn bản đi'].map((name, index) => ({
  line: String(index + 1),
  name,
  volume: '2026, 01',
  entries: String(812 - 301 * index),
  closed: '04/01/2027',
}));

export const PAPER_SAMPLES: Readonly<Record<PaperName, readonly PaperSample[]>> = {
  'signing-slip': [
    paper(
      {
        presentTo: 'Bùi Quang Thắng, Bí thư Đảng ủy',
        type: 'Báo cáo',
        subject: LONG,
        drafter: 'Đặng Thị Thu Thủy',
        checker: 'Lê Đức Toản',
        signer: 'Bùi Quang Thắng',
        levelAndItem: 'Mật; điểm a mục 3 Danh mục bí mật nhà nước của Đảng',
        recipients:
          'Tỉnh ủy Sơn Hà; Văn phòng Tỉnh ủy; Ban Tổ chức Tỉnh ủy; các đồng chí Ủy viên Ban Thường vụ',
        copies: '05',
        copying: 'Không được phép sao, chụp',
        checkNote: 'Đúng thể thức, độ mật xác định đúng mục; nhất trí trình.',
        decided: '',
        decideNote: '',
      },
      {},
      { levelWord: 'MẬT' },
    ),
  ],
  'dispatch-slip': [
    paper(
      { office: PARTY.name, recipient: 'Văn phòng Tỉnh ủy Sơn Hà', sender: 'Nguyễn Thị Hường' },
      { documents: documents(3) },
      { levelWord: 'TỐI MẬT' },
    ),
  ],
  'transfer-slip': [paper({ ...slip, to: 'Đặng Thị Thu Thủy', sender: 'Nguyễn Thị Hường' })],
  'handling-slip': [paper({ ...slip, urgencyAndDue: 'Khẩn, hạn 04/12/2026, 16:30' }, {}, { office: STATE })],
  'envelope-inner': [
    paper(
      {
        ...label,
        code: '03-QĐ/ĐU',
        levelWord: 'TUYỆT MẬT',
        namedOnly: 'CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ',
        recipient: 'Đồng chí Nguyễn Văn Khánh, Bí thư Tỉnh ủy Sơn Hà',
        seal: '(Niêm phong bằng dấu của cơ quan tại mép bì)',
      },
      {},
    ),
  ],
  'envelope-outer': [
    paper({ ...label, mark: 'A', urgency: 'HỎA TỐC' }),
    paper({ ...label, mark: 'B', recipient: STATE.name }, {}, { office: STATE }),
    paper({ ...label, mark: 'C' }),
    paper({ ...label, outerCode: '1215-CV/ĐU' }),
  ],
  'destruction-council': [
    paper(
      { ...dossier, ground: 'Quy chế bảo vệ bí mật nhà nước của Đảng ủy xã Đồng Vàng' },
      { council: COUNCIL },
    ),
  ],
  'destruction-list': [
    paper(
      {
        ...dossier,
        reason: 'Hết thời hạn bảo quản, không còn giá trị sử dụng',
        proposer: 'Nguyễn Thị Hường',
      },
      { documents: documents(18) },
      { levelWord: 'TỐI MẬT' },
    ),
  ],
  'destruction-meeting': [
    paper(
      {
        ...dossier,
        metOn: '24/11/2026',
        place: '',
        opinions: '',
        conclusion: 'Nhất trí đề nghị tiêu hủy toàn bộ 18 văn bản theo danh sách; hình thức: nghiền nhỏ.',
      },
      { council: COUNCIL },
    ),
  ],
  'destruction-decision': [paper({ ...dossier, metOn: 'ngày 24/11/2026' })],
  'destruction-minutes': [
    paper(
      {
        ...dossier,
        destroyedOn: '24/11/2026',
        place: 'Kho lưu trữ Văn phòng Đảng ủy',
        method: 'Nghiền nhỏ bằng máy; xóa khóa mã hóa của bản điện tử',
        executor: 'Nguyễn Thị Hường',
        decision: 'Quyết định tiêu hủy số 41-QĐ/ĐU ngày 24/11/2026 của Bùi Quang Thắng, Bí thư Đảng ủy',
      },
      { council: COUNCIL, documents: documents(9), witnesses: WITNESSES },
      { levelWord: 'TỐI MẬT' },
    ),
  ],
  'urgent-destruction-minutes': [
    paper(
      {
        ...dossier,
        destroyedOn: '24/11/2026',
        place: 'Phòng văn thư, trụ sở Đảng ủy xã',
        reason: 'Nước lũ vào phòng, không kịp chuyển tài liệu tới nơi an toàn',
        method: 'Đốt',
        executor: 'Nguyễn Thị Hường',
        counted: '03 văn bản, 04 bản',
      },
      { documents: documents(3), witnesses: WITNESSES.slice(0, 1) },
      { levelWord: 'TỐI MẬT' },
    ),
  ],
  'urgent-destruction-report': [
    paper(
      {
        ...dossier,
        destroyedOn: '24/11/2026',
        place: 'Phòng văn thư, trụ sở Đảng ủy xã',
        reason: 'Nước lũ vào phòng, không kịp chuyển tài liệu tới nơi an toàn',
        method: 'Đốt',
        executor: 'Nguyễn Thị Hường',
        counted: '03 văn bản, 04 bản',
        reportCode: '',
        reportTo: '',
      },
      { documents: documents(3) },
      { levelWord: 'TỐI MẬT' },
    ),
  ],
  'handover-minutes': [
    paper(
      {
        at: '09:00 ngày 24/11/2026',
        giver: 'Nguyễn Thị Hường',
        receiver: 'Lò Thị Ón',
        reason: 'Nghỉ thai sản từ ngày 01/12/2026',
      },
      {
        books: BOOKS.map((name, index) => ({
          line: String(index + 1),
          name,
          volume: '2026, 01',
          from: '01',
          to: String(40 * (index + 1)),
          entries: String(40 * (index + 1)),
          cancelled: String(index),
          state: 'Đang mở',
        })),
      },
    ),
  ],
  'carry-out-permit': [
    paper({
      holder: 'Đặng Thị Thu Thủy, Chuyên viên',
      holderName: 'Đặng Thị Thu Thủy',
      document: 'Công văn số 05-CV/TU ngày 23/11/2026 của Tỉnh ủy Sơn Hà',
      copy: 'Bản số 01 (mã BS-0001-6A)',
      purpose: 'Phục vụ họp Ban Thường vụ Tỉnh ủy',
      destination: 'Trụ sở Tỉnh ủy Sơn Hà',
      protection: 'Cặp có khóa, hai người đi cùng bằng xe cơ quan',
      from: '24/11/2026',
      until: '26/11/2026',
      permitterTitle: 'BÍ THƯ ĐẢNG ỦY',
      permitter: 'Bùi Quang Thắng',
    }),
  ],
  'muster-minutes': [
    paper(
      {
        from: '08:00 ngày 24/11/2026',
        to: '09:30 ngày 24/11/2026',
        by: 'Nguyễn Thị Hường',
        scope: 'Phòng Lưu trữ, Tủ 02',
        result: 'theo sổ 120 bản; có mặt đúng nơi 117; ở nơi khác 1; không thấy 2; ngoài danh sách 1',
      },
      {
        differences: [
          ['BS-0017-6K', 'Bản số 03', 'Trịnh Quốc Ưng, Phòng Lưu trữ, Tủ 02, Ngăn 1', 'Không thấy'],
          ['BS-0044-62', 'Bản sao số 02', 'Lê Đức Toản, Phòng Lưu trữ, Tủ 02, Ngăn 4', 'Không thấy'],
          ['BS-0052-6D', 'Bản số 01', 'Phòng Lưu trữ, Tủ 02', 'Thấy ở nơi khác: Phòng Lưu trữ, Tủ 05'],
          ['BS-0099-6M', '', '', 'Thấy, không có trong danh sách'],
        ].map(([code = '', copy = '', expected = '', found = ''], index) => ({
          line: String(index + 1),
          code,
          copy,
          expected,
          found,
          note: '',
        })),
      },
    ),
  ],
  'level-notice': [
    paper({
      number: '20-TB/ĐU',
      noticeAbout: 'điều chỉnh độ mật',
      recipients: 'Văn phòng Tỉnh ủy Sơn Hà',
      document: 'Báo cáo số 12-BC/ĐU ngày 24/11/2026 của Đảng ủy xã Đồng Vàng',
      noticeText:
        'Độ mật của văn bản nêu trên được điều chỉnh từ Tối mật thành Mật, thời hạn bảo vệ đến hết ngày 24/11/2046.',
      ground: '12-QĐ/ĐU ngày 24/11/2026; nội dung thuộc mục khác của danh mục',
      office: PARTY.name,
      deciderTitle: 'BÍ THƯ ĐẢNG ỦY',
      decider: 'Bùi Quang Thắng',
    }),
  ],
  'classified-statistics': [
    paper(
      {
        from: '01/01/2026',
        to: '24/11/2026',
        maker: 'Nguyễn Thị Hường',
        confirmer: 'CHÁNH VĂN PHÒNG',
        check: 'Số liệu đếm từ sổ và đếm lại từ 412 mục nhật ký khớp nhau.',
      },
      {
        counts: ['Mật', 'Tối mật', 'Tuyệt mật'].map((level, index) => ({
          line: String(index + 1),
          book: BOOKS[2] ?? '',
          level,
          processing: '3',
          issued: '0',
          closed: '19',
          recalled: '1',
          cancelled: '0',
          destroyed: '2',
          sum: '25',
        })),
      },
      { office: { ...STATE, name: 'Văn phòng Ủy ban nhân dân xã Đồng Vàng' } },
    ),
  ],
  'exchange-reconciliation': [
    paper(
      {
        month: '11/2026',
        peer: 'Văn phòng Tỉnh ủy Sơn Hà',
        maker: 'Nguyễn Thị Hường',
        confirmer: 'CHÁNH VĂN PHÒNG',
        summary: 'Khớp 2, cần xử lý 1. Danh sách của bên kia lập lúc 08:00 ngày 01/12/2026.',
      },
      {
        out: [
          { sequence: '16', code: '211-CV/ĐU', sent: '211', received: '402', finding: 'Khớp' },
          {
            sequence: '17',
            code: '212-CV/ĐU',
            sent: '212',
            received: '',
            finding: 'Bên nhận chưa thấy gói này',
          },
          { sequence: '18', code: '213-CV/ĐU', sent: '213', received: '403', finding: 'Khớp' },
        ],
        in: [],
      },
    ),
  ],
  'receipt-slip': [
    paper({
      ...submission,
      sender: 'N••••• V•• H••',
      files: '2',
      checkSign: '6',
      receiver: 'Vũ Hoài Nam',
      answerBy: '22/12/2026',
      officePhone: '0212 3 000 111',
      officeAddress: 'Thôn Trung tâm, xã Đồng Vàng',
    }),
  ],
  'acknowledgement-letter': [paper({ ...submission, ...addressee, receiver: 'Vũ Hoài Nam' })],
  'refusal-letter': [
    paper({
      ...submission,
      ...addressee,
      why: 'Là khiếu nại, tố cáo',
      instead:
        'Đề nghị ông/bà gửi đơn đến nơi tiếp công dân hoặc cơ quan có thẩm quyền giải quyết khiếu nại, tố cáo.',
      decidedBy: 'Phạm Văn Ánh',
    }),
  ],
  'guidance-letter': [
    paper({
      ...submission,
      ...addressee,
      instead:
        'Đề nghị ông/bà gửi đơn đến nơi tiếp công dân hoặc cơ quan có thẩm quyền giải quyết khiếu nại, tố cáo',
      receiver: 'Vũ Hoài Nam',
    }),
  ],
  'transfer-letter': [
    paper({
      ...submission,
      ...addressee,
      movedTo: 'Văn phòng Tỉnh ủy Sơn Hà',
      movedOn: '26/11/2026',
      codeThere: 'PA-0001-6J',
      receiver: 'Vũ Hoài Nam',
    }),
  ],
  'status-sheet': [
    paper(
      {
        ...submission,
        state: 'Đang xử lý',
        due: '15/12/2026',
        lastEvent: '09:41 ngày 25/11/2026',
        together: '',
        maker: 'Vũ Hoài Nam',
      },
      {
        events: ['Tiếp nhận, cấp mã', 'Báo nhận cho người gửi', 'Thụ lý', 'Phân công người xử lý'].map(
          (what, index) => ({ line: String(index + 1), at: '09:41 ngày 25/11/2026', what }),
        ),
      },
      { office: STATE },
    ),
  ],
  'answer-letter': [
    paper({
      ...submission,
      ...addressee,
      answer: 'Kính gửi ông,\nĐường dự phòng lắp xong trước ngày 15/12/2026.\nTrân trọng cảm ơn ông.',
      signer: 'Lê Đức Toản',
      signerTitle: 'CHÁNH VĂN PHÒNG',
    }),
  ],
  'chase-letter': [
    paper({
      ...submission,
      recipient: 'Phòng Văn hóa - Xã hội, Ủy ban nhân dân xã Đồng Vàng',
      text: 'Đảng ủy xã Đồng Vàng đã hỏi ý kiến Phòng Văn hóa - Xã hội ngày 10/11/2026 để trả lời phản ánh, kiến nghị mã PA-2026-0045-K, đề nghị cho ý kiến trước hết ngày 17/11/2026. Đến nay quá hạn 6 ngày làm việc, chưa nhận được ý kiến.\n\nNội dung đã hỏi: Kinh phí sửa đường truyền của điểm phục vụ hành chính công thôn Nà Lạn do nguồn nào chi?\n\nĐể kịp trả lời người dân đúng hạn, Đảng ủy xã Đồng Vàng đề nghị Phòng Văn hóa - Xã hội cho ý kiến bằng văn bản ngay khi nhận được công văn này.',
    }),
  ],
  'case-figures': [
    paper(
      {
        period: 'quý IV năm 2026',
        from: '01/10/2026',
        to: '31/12/2026',
        asOf: '25/11/2026',
        group: 'Phản ánh, kiến nghị, sáng kiến, giải pháp',
        summary:
          'Kỳ này tiếp nhận 23 hồ sơ, nhiều hơn kỳ trước 3; trả lời 12 hồ sơ, đúng hạn 92 %; còn 6 hồ sơ quá hạn chưa trả lời.\nNhiều hồ sơ quá hạn nhất: Văn phòng, 4 hồ sơ.\nHồ sơ chờ lâu nhất: PA-0012-7K, tiếp nhận ngày 02/10/2026, đã 54 ngày.',
        median: '11 ngày',
        rating: '3,9 trên 5 (8 lượt)',
        adopted: '1',
        piloted: '1',
        rejected: '0',
        superior: 'Tỉnh ủy Sơn Hà',
        hidden: 'Trong các bảng tách, số nhỏ hơn 5 và số suy ra được từ nó ghi "< 5" để không lộ người gửi.',
        maker: 'Nguyễn Thị Hường',
        confirmer: 'CHÁNH VĂN PHÒNG',
      },
      {
        figures: ['Tồn đầu kỳ', 'Tồn cuối kỳ', 'Quá hạn', 'Tiếp nhận', 'Trả lời đúng hạn'].map(
          (name, index) => ({
            line: String(index + 1),
            name,
            now: String(31 - index),
            before: String(20 + index),
          }),
        ),
        fields: ['Chuyển đổi số', 'Dịch vụ công trực tuyến', 'Cơ chế phát triển nguồn nhân lực'].map(
          figureLine,
        ),
        sources: ['Cổng PAKN', 'Đơn, thư giấy'].map(figureLine),
        units: ['Văn phòng Đảng ủy', 'Ban Xây dựng Đảng'].map(figureLine),
        unitBalance: (
          [
            ['Văn phòng Đảng ủy', 12, 9, 0, 8, 13],
            ['Ban Xây dựng Đảng', 13, 9, 0, 8, 14],
            ['Cả cơ quan', 25, 18, 0, 16, 27],
          ] as const
        ).map(([name, ...counts]) => {
          const [opening = '', taken = '', passed = '', done = '', closing = ''] = counts.map(String);
          return { name, opening, taken, passed, done, closing };
        }),
        series: ['quý III năm 2026', 'quý IV năm 2026'].map((name) => ({
          name,
          received: '64',
          onTime: '49',
          late: '7',
        })),
      },
    ),
  ],
  'plan-status': [
    paper(
      {
        plan: 'MẪU: Nhiệm vụ theo Kế hoạch 02-KH/BCĐTW',
        asOf: '25/11/2026',
        total: '3',
        green: '1',
        yellow: '1',
        red: '1',
        superior: 'Tỉnh ủy Sơn Hà',
        rule: 'Quy tắc NV-00: đỏ khi quá hạn; vàng khi gặp vướng, sắp tới hạn hoặc lâu chưa báo cáo.',
        maker: 'Nguyễn Thị Hường',
        confirmer: 'CHÁNH VĂN PHÒNG',
      },
      {
        tasks: [
          ['MẪU: Trang bị máy trạm, mạng chuyên dùng', '31/10/2026', 'Đỏ', 'Quá hạn 25 ngày', '60 %'],
          ['MẪU: Văn bản điện tử giữa các cấp', '30/11/2026', 'Vàng', 'Còn 5 ngày, chưa xong', '90 %'],
          ['MẪU: Sao lưu, diễn tập khôi phục', '31/03/2027', 'Xanh', 'Đúng tiến độ, còn 126 ngày', '40 %'],
        ].map(([title = '', due = '', colour = '', why = '', percent = ''], index) => ({
          line: String(index + 1),
          title,
          due,
          colour,
          why,
          percent,
          holder: ['Phòng Cơ yếu, Công nghệ thông tin', 'Lê Đức Toản', 'Chưa giao'][index] ?? '',
          note: '20/11/2026: đã làm xong đợt một ở 12 xã',
        })),
      },
    ),
  ],
  'course-certificate': [
    paper(
      {
        learner: 'Vàng Thị Mỷ',
        office: 'Đảng ủy xã Nậm Pố',
        posts: 'văn thư',
        total: '12',
        day: '25/11/2026',
        pack: '2026.2',
      },
      {
        tasks: [
          ['Đăng ký một văn bản đến chỉ bằng bàn phím', '3', '1 phút 12 giây', '0'],
          ['Vào sổ một bì “Chỉ người có tên mới được bóc bì”', '1', '48 giây', '1'],
          ['Giao một bản số, hai người cùng ký', '2', '1 phút 40 giây', '0'],
          ['Khôi phục bản sao lưu hôm trước', '1', '35 giây', '0'],
          ['Tuyệt mật: không trích yếu, không tệp', '1', '52 giây', '1'],
          ['Gửi một gói niêm phong và đọc biên nhận', '1', '2 phút 5 giây', '0'],
          ['Nhận một gói, bốn bước kiểm tra', '2', '1 phút 30 giây', '0'],
          ['Tiếp nhận một đơn thư, tìm đơn trùng, yêu cầu bổ sung', '1', '4 phút 10 giây', '2'],
          ['Trả lời người dân đúng hạn', '1', '2 phút 20 giây', '0'],
          ['In sổ đăng ký văn bản đến', '1', '40 giây', '0'],
          ['Phát hành văn bản đi, lấy số và ngày', '1', '1 phút 55 giây', '0'],
          ['Dựng lại máy từ bản sao lưu', '1', '3 phút 15 giây', '0'],
        ].map(([title = '', times = '', best = '', mistakes = ''], index) => ({
          line: String(index + 1),
          title,
          times,
          best,
          mistakes,
        })),
      },
    ),
  ],
  'case-figures-offices': [
    paper(
      {
        period: 'tháng 11 năm 2026',
        from: '01/11/2026',
        to: '30/11/2026',
        due: '07/12/2026',
        adopted: '2',
        sum: 'Cộng 2 cơ quan đã gửi; còn thiếu 1 cơ quan',
        maker: 'Hoàng Thị Mến',
        confirmer: 'CHÁNH VĂN PHÒNG',
      },
      {
        offices: ['Đảng ủy xã Đồng Vàng', 'Đảng ủy xã Nà Lạn', 'Đảng ủy phường Sơn Hà'].map(
          (name, index) => ({
            line: String(index + 1),
            name,
            status: index === 1 ? 'Quá hạn, chưa gửi' : 'Đã gửi',
            ...(index === 1
              ? { opening: '', received: '', answeredOnTime: '', answeredLate: '', closing: '', overdue: '' }
              : {
                  opening: '9',
                  received: '15',
                  answeredOnTime: '9',
                  answeredLate: '0',
                  closing: '15',
                  overdue: '7',
                }),
          }),
        ),
        sum: ['Tồn đầu kỳ', 'Tồn cuối kỳ', 'Tiếp nhận'].map((name, index) => ({
          line: String(index + 1),
          name,
          now: String(18 + index),
        })),
      },
    ),
  ],
  'initiative-minutes': [
    paper(
      {
        number: '01-BB/HĐ',
        code: 'SK-0007-6B',
        title: 'Bản đồ số các điểm trường và đường đi mùa mưa',
        metOn: '25/11/2026',
        place: 'Phòng họp Đảng ủy xã',
        council: '12-QĐ/ĐU ngày 20/11/2026',
        score: '76,8 trên 100',
        votes: 'áp dụng 1; thí điểm 2; không tiếp thu 0',
        opinions: 'Các thành viên nhất trí nội dung có tính mới, cần làm thử ở một thôn trước khi mở rộng.',
        conclusion: 'Đề nghị cho thí điểm sáu tháng tại thôn Nà Lạn.',
        secretary: 'Nguyễn Thị Hường',
        chair: 'Bùi Quang Thắng',
      },
      {
        members: COUNCIL.map(({ line, name, position, role }, index) => ({
          line,
          name: `${name}, ${position}`,
          role,
          conflict: index === 3 ? 'Có xung đột' : 'Không có',
          ...(index === 3 ? { total: '', vote: '' } : { total: '73,5', vote: 'Thí điểm' }),
        })),
        criteria: [
          'Tính mới',
          'Tính khả thi',
          'Lợi ích thiết thực',
          'Khả năng nhân rộng',
          'Phù hợp nhiệm vụ',
        ].map((name, index) => ({ line: String(index + 1), name, weight: '20 %', mean: '7,7 / 10' })),
      },
    ),
  ],
  'ledger-minutes': [
    paper(
      {
        from: '01/11/2026',
        to: '24/11/2026',
        count: '2',
        chain: '1204',
        filter:
          'Loại việc: mọi việc; người thực hiện: mọi người; từ 01/11/2026 đến 24/11/2026; hồ sơ: mọi hồ sơ',
        broken: 'không có',
        contradicted: 'không có',
        head: '1204',
        root: '5dc9da79a70659a9'.repeat(4),
        headAt: '24/11/2026 16:30',
        maker: 'Đinh Công Lượng',
      },
      {
        entries: [
          {
            seq: '1203',
            at: '24/11/2026 16:20',
            actor: 'Nguyễn Thị Hường',
            what: 'Mở xem văn bản mật',
            record: 'Sổ đăng ký bí mật nhà nước đến, 12 (03-BC/BCS)',
          },
          {
            seq: '1188',
            at: '24/11/2026 09:05',
            actor: 'Phạm Thị Ngọc Ánh',
            what: 'Thêm người dùng',
            record: 'Lò Thị Ón',
          },
        ],
      },
    ),
  ],
  'archive-list': [
    paper(ARCHIVE, {
      dossiers: [
        ['05.01.2026', 'Chuyển đổi số trong các cơ quan đảng năm 2026', '12', '41', '15'],
        ['05.02.2026', `Hồ sơ ${LONG}`, '37', '120', '44'],
        ['11.04.2026', 'Đại hội các chi bộ trực thuộc nhiệm kỳ 2025-2030', '8', '', '8'],
      ].map(([code = '', title = '', count = '', pages = '', files = ''], index) => ({
        line: String(index + 1),
        code,
        title,
        from: '05/01/2026',
        to: '28/12/2026',
        documents: count,
        pages,
        files,
      })),
      books: ARCHIVE_BOOKS,
    }),
  ],
  'archive-minutes': [paper(ARCHIVE, { books: ARCHIVE_BOOKS })],
  'dossier-contents': [
    paper(
      {
        code: '05.01.2026',
        title: 'Chuyển đổi số trong các cơ quan đảng năm 2026',
        period: 'từ ngày 05/01/2026 đến ngày 28/12/2026',
        retention: '20 năm',
        confirmer: 'CHÁNH VĂN PHÒNG',
        documentCount: '04',
        pageCount: '17',
        closedOn: '24/11/2026',
        closer: 'Nguyễn Thị Hường',
      },
      {
        documents: [
          ['1215-CV/TU', '23/11/2026', 'Tỉnh ủy Sơn Hà', `Công văn. V/v ${LONG}`, '2', ''],
          ['36-BC/ĐU', '24/11/2026', 'Đảng ủy xã Đồng Vàng', 'Báo cáo. Kết quả chuyển đổi số', '12', ''],
          ['', '', 'Trường THCS Đồng Vàng', 'Tờ trình', '', ''],
          [
            '41-TB/ĐU',
            '28/12/2026',
            'Đảng ủy xã Đồng Vàng',
            'Thông báo. Kết luận giao ban',
            '3',
            'Đã tiêu hủy',
          ],
        ].map(([code = '', date = '', issuer = '', subject = '', pages = '', note = ''], index) => ({
          line: String(index + 1),
          code,
          date,
          issuer,
          subject,
          pages,
          note,
        })),
      },
      { levelWord: 'MẬT' },
    ),
  ],
  'lost-station': [
    paper(
      {
        station: 'Máy văn thư 01',
        office: 'Đảng ủy xã Đồng Vàng',
        noticedOn: '24/11/2026',
        place: 'Trên xe khách tuyến Đồng Vàng – tỉnh',
        ground: 'Báo cáo 12-BC/ĐU, 24/11/2026',
        open: 'đã khóa',
        source: 'kho khôi phục từ bản sao lưu',
        people: 'Nguyễn Thị Hường, Lê Đức Toản',
        certificates: '2',
        openings: '1',
        waiting: '0',
        maker: 'Hà Văn Ẩm',
        second: 'Lê Đức Toản',
      },
      {
        levels: [
          { level: 'Tối mật', documents: '1', files: '1' },
          { level: 'Không mật', documents: '214', files: '230' },
        ],
        lines: [
          {
            line: '1',
            level: 'Tối mật',
            book: 'Sổ đăng ký bí mật nhà nước đến',
            number: '12',
            code: '03-BC/BCS',
            issuer: 'Tỉnh ủy Sơn Hà',
            enteredOn: '20/11/2026',
            files: '1',
          },
        ],
      },
    ),
  ],
  'numbers-minutes': [
    paper(
      {
        station: 'Máy văn thư 01, Đảng ủy xã Đồng Vàng',
        open: 'Mã biên nhận SK/2026',
        restored: 'lúc 08:10 ngày 24/11/2026, từ bản sao lưu lúc 17:00 ngày 22/11/2026',
        maker: 'Hà Văn Ẩm',
        confirmer: 'CHÁNH VĂN PHÒNG',
      },
      {
        checks: [
          {
            line: '1',
            name: `${BOOKS[0]}, năm 2026`,
            known: '212',
            last: '215',
            ground: 'Sổ giấy văn bản đến, quyển 1',
            by: 'Hà Văn Ẩm, 08:32 ngày 24/11/2026',
          },
          {
            line: '2',
            name: 'Số văn bản đi: Báo cáo, nhiệm kỳ 2025-2030',
            known: '37',
            last: '39',
            ground: 'Tập lưu báo cáo',
            by: 'Hà Văn Ẩm, 08:35 ngày 24/11/2026',
          },
        ],
        lost: [
          {
            line: '1',
            name: `${BOOKS[0]}, năm 2026`,
            numbers: '214 – 215',
            reason: 'Chờ ghi lại từ bản giấy',
          },
          {
            line: '2',
            name: 'Số văn bản đi: Báo cáo, nhiệm kỳ 2025-2030',
            numbers: '38',
            reason: 'Đã cấp trên giấy sau bản sao lưu, kho chưa có văn bản. Căn cứ: Tập lưu báo cáo',
          },
        ],
      },
    ),
  ],
};
