import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { OpSpec } from '../../shared/ipc/contract/spec.ts';
import { PERMISSIONS } from '../../shared/ipc/permissions.ts';
import { operations as english } from '../../shared/words/en/acts.ts';
import { operations as vietnamese } from '../../shared/words/vi/acts.ts';

const SIGNED_IN = '--dir D --user U --passphrase-file F';
const SECRET = '(--user U --passphrase-file F | --recovery-file F)';

interface Line {
  /** what is typed behind `npm run -s cli -- ` */
  readonly call: string;
  readonly vi: string;
  readonly en: string;
}

/** What each command is for, by its first word. */
export const USAGE: Readonly<Record<string, readonly Line[]>> = {
  help: [
    {
      call: 'help [COMMAND | OP]',
      vi: 'trang này, hoặc một lệnh, một việc',
      en: 'this page, a command, or an operation',
    },
    { call: 'help ops', vi: 'mọi việc, mỗi việc một dòng', en: 'every operation, one a line' },
  ],
  ops: [
    {
      call: 'ops',
      vi: 'mọi việc kèm lược đồ JSON, một dòng',
      en: 'every operation with JSON Schemas, on one line',
    },
  ],
  vault: [
    {
      call: 'vault create --dir D --input office.json --passphrase-file F',
      vi: 'lập kho; mã khôi phục trong kết quả, một lần',
      en: 'makes a vault; the recovery code is in the reply, once',
    },
  ],
  provision: [
    {
      call: 'provision --dir D --input provision.json --passphrase-file F',
      vi: 'lập kho từ tệp cấp phát',
      en: 'makes a vault of a provisioning file',
    },
  ],
  call: [
    {
      call: `call OP ${SIGNED_IN} [--input FILE|-]`,
      vi: 'một việc; đầu vào là JSON',
      en: 'one operation; its input is JSON',
    },
  ],
  batch: [
    {
      call: `batch ${SIGNED_IN} --input FILE|-`,
      vi: 'nhiều việc một lần mở kho, mỗi dòng {"op","input"}',
      en: 'many operations in one run, a line {"op","input"} each',
    },
  ],
  health: [
    { call: 'health --dir D [--user U --passphrase-file F]', vi: 'kiểm tra kho', en: 'checks the vault' },
  ],
  ledger: [
    { call: `ledger verify ${SIGNED_IN}`, vi: 'kiểm tra nhật ký', en: 'checks the ledger' },
    {
      call: `ledger export ${SIGNED_IN} --out FILE [--scope open|whole]`,
      vi: 'xuất nhật ký kèm chứng cứ',
      en: 'exports the ledger with its proof',
    },
  ],
  backup: [
    { call: 'backup list --from DIR', vi: 'các bản sao lưu trong thư mục', en: 'the backups of a folder' },
    { call: `backup create ${SIGNED_IN} [--to DIR]`, vi: 'sao lưu ngay', en: 'backs up now' },
    {
      call: `backup verify --from SET ${SECRET}`,
      vi: 'khôi phục thử một bản',
      en: 'restores one for a trial',
    },
    {
      call: `backup restore --from SET --dir NEW ${SECRET}`,
      vi: 'khôi phục vào thư mục mới',
      en: 'restores into a new folder',
    },
  ],
  recovery: [
    {
      call: `recovery split ${SIGNED_IN} --recovery-file C --to CERT --to CERT --threshold K --out DIR`,
      vi: 'chia mã khôi phục',
      en: 'splits the recovery code',
    },
    {
      call: 'recovery open-share --key K.p12 --passphrase-file F --in SHARE --out OPENED',
      vi: 'người giữ mở phần của mình',
      en: 'a holder opens the own share',
    },
    { call: 'recovery join --in OPENED --in OPENED --out CODE', vi: 'ghép các phần', en: 'joins shares' },
  ],
  authority: [
    {
      call: 'authority create --name N --passphrase-file F --out ROOT.p12 --certificate ROOT.pem',
      vi: 'lập chứng thư gốc ngoài máy',
      en: 'makes a root outside the machine',
    },
    {
      call: 'authority sign --key ROOT.p12 --passphrase-file F --in R.csr --purpose sign|encrypt --office CODE --out C.pem',
      vi: 'cấp chứng thư cho cơ quan',
      en: 'certifies an office',
    },
    {
      call: 'authority list --key ROOT.p12 --passphrase-file F [--previous L.crl] [--revoke SERIAL=REASON] --out L.crl',
      vi: 'ký danh sách thu hồi',
      en: 'signs the list of what was revoked',
    },
  ],
  archive: [
    {
      call: 'archive verify --in FILE [--authority FINGERPRINT]',
      vi: 'kiểm gói nộp lưu',
      en: 'checks an archive package',
    },
  ],
  cms: [
    {
      call: 'cms verify --in FILE --trust CA.pem [--content FILE] [--out FILE]',
      vi: 'kiểm chữ ký CMS',
      en: 'checks a CMS signature',
    },
    {
      call: 'cms decrypt --in FILE --key K.p12 --passphrase-file F [--out FILE]',
      vi: 'mở tệp CMS',
      en: 'opens a CMS file',
    },
  ],
  envelope: [
    {
      call: 'envelope inspect --in FILE.atg [--key K.p12 --passphrase-file F --trust CA.pem]',
      vi: 'xem bì thư điện tử (seal, open: build/docs/envelope.md)',
      en: 'looks at an envelope (seal, open: build/docs/envelope.md)',
    },
  ],
};

/** What `vault create` takes, with a value in each place. */
const OFFICE_JSON = {
  office: {
    name: 'Đảng ủy xã Đồng Vàng',
    code: '000.01.02.H99',
    kind: 'party',
    superior: 'Tỉnh ủy Sơn Hà',
    symbol: 'ĐU',
    place: 'Đồng Vàng',
  },
  station: { name: 'Máy văn thư 01', profile: 'connected', profileGround: '' },
  term: { label: '2025-2030', from: '2025-07-01', to: '2030-06-30' },
  people: [
    { username: 'quantri', fullName: 'Phạm Thị Ngọc Ánh', position: 'Quản trị', roles: ['admin'] },
    { username: 'vanthu', fullName: 'Nguyễn Thị Hường', position: 'Văn thư', roles: ['clerk'] },
  ],
};

const lineOf = ({ call, vi, en }: Line): string => `  ${call}\n      ${vi} / ${en}`;

/** The words of an operation in both languages; '' where it only asks. */
export function wordsOfOp(op: string): string {
  const key = `op.${op}`;
  const [vi, en] = [vietnamese, english].map((words) => (words as Readonly<Record<string, string>>)[key]);
  return vi === undefined || en === undefined ? '' : `${vi} / ${en}`;
}

function opLine(op: string): string {
  const { kind, door } = contract[op as keyof typeof contract] as OpSpec;
  return [`  ${op}`, kind, door === 'host' ? 'CLI' : '', wordsOfOp(op)]
    .filter((part) => part !== '')
    .join(' · ');
}

function aboutOp(op: string): string {
  const spec = contract[op as keyof typeof contract] as OpSpec;
  const may = PERMISSIONS[op as keyof typeof PERMISSIONS];
  const schema = z.toJSONSchema(spec.input, { io: 'input', unrepresentable: 'any' });
  const input = { ...schema, $schema: undefined };
  return [
    opLine(op),
    `  ai làm được / who may: ${typeof may === 'string' ? may : may.join(', ')}`,
    `  npm run -s cli -- call ${op} ${SIGNED_IN} --input - <<< '{…}'`,
    `  đầu vào / input: ${JSON.stringify(input, null, 2).replaceAll('\n', '\n  ')}`,
  ].join('\n');
}

/**
 * What a person at a terminal reads: every command in one line with what it is for; of one command its lines, of an
 * operation who may do it and what goes in.
 * @throws AppError `unknown-operation` for what is neither
 */
export function helpText(topic: string | undefined): string {
  if (topic === undefined)
    return [
      'An Thư, dòng lệnh / command line: npm run -s cli -- …',
      ...Object.values(USAGE).flatMap((lines) => lines.map(lineOf)),
      'Tệp cụm mật khẩu (chmod 600): một dòng, hoặc {"quantri": "…", "vanthu": "…"}. / Passphrase file (chmod 600): one line, or {"quantri": "…"}.',
      'Trả lời là JSON một dòng; trạng thái 0 là xong, 1 là bị từ chối. / Replies are JSON on one line; status 0 is done, 1 refused.',
    ].join('\n');
  if (topic === 'ops') return Object.keys(contract).sort().map(opLine).join('\n');
  if (Object.hasOwn(contract, topic)) return aboutOp(topic);
  if (!Object.hasOwn(USAGE, topic)) throw new AppError('unknown-operation');
  const lines = (USAGE[topic] ?? []).map(lineOf);
  if (topic === 'vault')
    lines.push(
      `  office.json:\n${JSON.stringify(OFFICE_JSON, null, 2)}`,
      '  kind: party | state; profile: connected | party-wan | independent-lan | standalone (profileGround: số, ngày văn bản cho phép / the document that allows it); term: null ở cơ quan nhà nước / null for a State office',
    );
  return lines.join('\n');
}
