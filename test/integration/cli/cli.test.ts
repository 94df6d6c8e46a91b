import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from '../../../electron/cli/run.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { testKeyPair } from '../../support/keyPool.ts';

/** 25/11/2026, 9:41 in Hà Nội */
const NOW_MS = Date.UTC(2026, 10, 25, 2, 41);

interface Answer {
  readonly status: number;
  readonly lines: readonly {
    ok: boolean;
    value?: unknown;
    error?: { code: string; params: Record<string, unknown> };
  }[];
}
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-cli-'));
const file = (name: string, body: string): string => {
  fs.writeFileSync(path.join(root, name), body);
  return path.join(root, name);
};

async function cli(args: readonly string[], stdin = ''): Promise<Answer> {
  const out: string[] = [];
  const terminal = {
    out: (line: string) => out.push(line),
    readStdin: () => Buffer.from(stdin),
    nowMs: () => NOW_MS,
    appVersion: 'test',
    newKeyPair: testKeyPair,
  };
  const status = await runCli(terminal, args);
  return { status, lines: out.map((line) => JSON.parse(line) as Answer['lines'][number]) };
}

afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

describe('ops', () => {
  test('lists every operation of the contract with its schemas', async () => {
    const { status, lines } = await cli(['ops']);
    const ops = (lines[0]?.value ?? []) as {
      name: string;
      kind: string;
      input: { type: string };
      output: unknown;
    }[];
    expect(status).toBe(0);
    expect(ops.map((op) => op.name)).toEqual(Object.keys(contract).sort());
    const register = ops.find((op) => op.name === 'submissions.register');
    expect(register).toMatchObject({
      kind: 'command',
      input: { type: 'object', required: expect.arrayContaining(['sender', 'title']) },
    });
  });
});

describe('calls that are refused', () => {
  test.each([
    [[], 'bad-input'],
    [['unknown'], 'unknown-operation'],
    [['toString'], 'unknown-operation'],
    [['backup', 'burn'], 'unknown-operation'],
    [['vault', 'destroy'], 'unknown-operation'],
    [['call', 'desk.summary'], 'bad-input'],
    [['ops', '--passphrase', 'x'], 'bad-input'],
    [['cms', 'verify', '--in', '/nowhere', '--trust', '/nowhere'], 'file-unreadable'],
  ])('%j is %s, on one line, with status 1', async (args, code) => {
    const { status, lines } = await cli(args);
    expect([status, lines.length, lines[0]?.ok, lines[0]?.error?.code]).toEqual([1, 1, false, code]);
  });
});

const OFFICE = {
  office: {
    name: 'Đảng ủy xã Đồng Vàng',
    code: 'H99.01',
    kind: 'party',
    superior: 'Tỉnh ủy Sơn Hà',
    symbol: 'ĐU',
    place: 'Đồng Vàng',
  },
  station: { name: 'Máy 01', profile: 'connected', profileGround: '' },
  term: { label: '2025-2030', from: '2025-07-01', to: '2030-06-30' },
  people: [
    { username: 'quantri', fullName: 'Phạm Thị Ngọc Ánh', position: 'Quản trị', roles: ['admin'] },
    { username: 'vanthu', fullName: 'Nguyễn Thị Hường', position: 'Văn thư', roles: ['clerk'] },
  ],
};
const LETTER = {
  kind: 'phan-anh',
  source: 'letter',
  receivedOn: '2026-11-24',
  sender: {
    fullName: 'Nguyễn Văn Hải',
    address: 'Thôn Nà Lạn',
    phone: '0912345618',
    email: '',
    idNumber: '',
  },
  onBehalf: true,
  field: '',
  title: 'Mạng hay mất',
  body: 'Mạng hay mất vào đầu giờ sáng.',
  note: '',
  files: [],
  phraseConfirmed: false,
};

describe('a vault without the window', () => {
  const dir = path.join(root, 'kho');
  const secret = file('pass.txt', 'cụm mật khẩu đủ dài để thử\n');
  const signIn = ['--dir', dir, '--user', 'vanthu', '--passphrase-file', secret];

  test('is created, used in one run and in single calls, and verified', { timeout: 60_000 }, async () => {
    const created = await cli([
      'vault',
      'create',
      '--dir',
      dir,
      '--input',
      file('office.json', JSON.stringify(OFFICE)),
      '--passphrase-file',
      secret,
    ]);
    expect(created).toMatchObject({
      status: 0,
      lines: [
        {
          ok: true,
          value: { recoveryCode: expect.stringMatching(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/), people: [{}, {}] },
        },
      ],
    });
    const again = await cli([
      'vault',
      'create',
      '--dir',
      dir,
      '--input',
      path.join(root, 'office.json'),
      '--passphrase-file',
      secret,
    ]);
    expect(again).toMatchObject({ status: 1, lines: [{ ok: false, error: { code: 'vault-exists' } }] });

    const paper = file('thu.txt', 'thư viết tay');
    const lines = [
      JSON.stringify({ op: 'submissions.register', input: LETTER }),
      'not json',
      JSON.stringify({ op: 'submissions.decideAnswer', input: {} }),
      JSON.stringify({ op: 'attachments.stagePath', input: { path: paper } }),
      JSON.stringify({ op: 'search.query', input: { words: 'mang', limit: 5, prefix: false } }),
    ];
    const batch = await cli(['batch', ...signIn, '--input', '-'], `${lines.join('\r\n')}\n`);
    expect(batch.status).toBe(1);
    expect(batch.lines).toMatchObject([
      { ok: true, value: { receiptCode: expect.stringMatching(/^PA-0001-6/) } },
      { ok: false, error: { code: 'bad-input' } },
      { ok: false, error: { code: 'not-permitted' } },
      { ok: true, value: { name: 'thu.txt', kind: 'text' } },
      { ok: true, value: { hits: [{ title: 'Mạng hay mất', match: 'toneless' }] } },
    ]);
    const counted = await cli([
      'call',
      'submissions.counts',
      ...signIn,
      '--input',
      file('all.json', '{"group":"all"}'),
    ]);
    expect(counted).toMatchObject({ status: 0, lines: [{ ok: true, value: { all: 1, open: 1 } }] });
    expect(await cli(['ledger', 'verify', ...signIn])).toMatchObject({
      status: 0,
      lines: [{ ok: true, value: { intact: true, firstWrong: null } }],
    });
    expect(await cli(['health', '--dir', dir])).toMatchObject({
      status: 0,
      lines: [{ value: { state: 'locked', officeName: 'Đảng ủy xã Đồng Vàng' } }],
    });
    const wrong = await cli([
      'call',
      'desk.summary',
      '--dir',
      dir,
      '--user',
      'vanthu',
      '--passphrase-file',
      file('sai.txt', 'sai'),
    ]);
    expect(wrong).toMatchObject({ status: 1, lines: [{ ok: false, error: { code: 'wrong-passphrase' } }] });
  });
});

describe('provision', () => {
  const secret = file('pass2.txt', 'cụm mật khẩu đủ dài để thử\n');
  const provision = (change: object): string =>
    file(
      'provision.json',
      JSON.stringify({
        format: 'an-thu/provision/1',
        vault: { ...OFFICE, exception: null },
        calendar: [{ date: '2027-02-05', kind: 'off', note: 'nghỉ bù' }],
        idleMinutes: 4,
        ...change,
      }),
    );
  const run = (dir: string, input: string): Promise<Answer> =>
    cli(['provision', '--dir', dir, '--input', input, '--passphrase-file', secret]);

  test(
    'makes a vault and sets the rest in one step; a file with a path in it makes none',
    { timeout: 60_000 },
    async () => {
      const made = await run(path.join(root, 'cap-phat'), provision({}));
      expect(made.lines).toMatchObject([
        { ok: true, value: { stoppedAt: null, done: ['people 2', 'calendar 1', 'cards 0'] } },
      ]);
      expect(
        (await run(path.join(root, 'cap-phat-2'), provision({ cards: ['../x.json'] }))).lines,
      ).toMatchObject([{ ok: false, error: { code: 'provision-refused' } }]);
      expect(fs.existsSync(path.join(root, 'cap-phat-2'))).toBe(false);
    },
  );
});
