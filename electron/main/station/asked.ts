import type { HostInfo } from '../../../shared/ipc/bridge.ts';

/** What a dialog of the system asks for: its title says so, since the window behind it may be covered. */
const WORDS = {
  vault: { vi: 'Chọn thư mục kho', en: 'Choose the folder of the vault' },
  attach: { vi: 'Chọn tệp đính kèm', en: 'Choose files to attach' },
  import: { vi: 'Chọn tệp đơn thư để nhập', en: 'Choose files of submissions to take in' },
  exchangeOut: {
    vi: 'Chọn ổ hoặc thư mục để ghi gói gửi đi',
    en: 'Choose the medium or folder for envelopes that leave',
  },
  exchangeIn: {
    vi: 'Chọn ổ hoặc thư mục có gói đến',
    en: 'Choose the medium or folder with envelopes that came',
  },
  medium: { vi: 'Chọn ổ rời được phép dùng', en: 'Choose the medium to allow' },
  card: { vi: 'Chọn tệp thẻ cơ quan', en: 'Choose the card of an office' },
  directory: { vi: 'Chọn tệp danh mục cơ quan', en: 'Choose the directory of offices' },
  requests: { vi: 'Chọn nơi ghi yêu cầu chứng thư', en: 'Choose where requests for certificates go' },
  certificate: { vi: 'Chọn tệp chứng thư', en: 'Choose the certificate' },
  root: { vi: 'Chọn tệp gốc của cơ quan', en: 'Choose the root file of the office' },
  tokenLibrary: { vi: 'Chọn thư viện của thiết bị ký', en: 'Choose the library of the token' },
  revocation: { vi: 'Chọn danh sách thu hồi', en: 'Choose the list of revoked certificates' },
  course: { vi: 'Chọn tệp kết quả tập huấn', en: 'Choose the report of a course' },
  helpPack: { vi: 'Chọn tệp giải đáp', en: 'Choose the pack of answers' },
  figures: { vi: 'Chọn tệp số liệu', en: 'Choose the sheet of figures' },
  backup: { vi: 'Chọn ổ hoặc thư mục để sao lưu', en: 'Choose the medium or folder for backups' },
  backups: { vi: 'Chọn ổ hoặc thư mục có bản sao lưu', en: 'Choose the medium or folder with the backups' },
  relay: { vi: 'Chọn tệp chứng thư của trạm chuyển tiếp', en: 'Choose the certificate of the relay' },
  scans: { vi: 'Chọn thư mục máy quét', en: 'Choose the folder of the scanner' },
  policy: { vi: 'Chọn tệp chính sách của cấp trên', en: 'Choose the policy of the superior' },
  signatureTrust: { vi: 'Chọn tệp nơi chứng thực', en: 'Choose the file of authorities' },
  update: { vi: 'Chọn tệp cập nhật', en: 'Choose the update' },
  provision: { vi: 'Chọn tệp cấp phát', en: 'Choose the provisioning file' },
  toSign: { vi: 'Chọn tệp để cơ quan ký', en: 'Choose the file that the office signs' },
  holders: { vi: 'Chọn chứng thư của người giữ phần mã', en: 'Choose the certificates of who keeps shares' },
  shares: { vi: 'Chọn nơi ghi các phần mã', en: 'Choose where the shares go' },
  share: { vi: 'Chọn phần mã được giao', en: 'Choose the share that was handed over' },
  openedShares: { vi: 'Chọn các phần mã đã mở', en: 'Choose the opened shares' },
  archive: { vi: 'Chọn gói nộp lưu', en: 'Choose the archive package' },
} as const;

export type Asked = keyof typeof WORDS;

export const titleOf = (what: Asked, locale: HostInfo['locale']): string => WORDS[what][locale];
