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
  fs.writeFileSync(path.join(root, name), body, { mode: 0o600 });
  return path.join(root, name);
};

/** What was said beside the replies. */
const words: string[] = [];

/** @param beside looked at each time a reply is printed */
async function cli(args: readonly string[], stdin = '', beside = (): void => undefined): Promise<Answer> {
  const out: string[] = [];
  const terminal = {
    out: (line: string) => {
      out.push(line);
      beside();
    },
    say: (line: string) => void words.push(line),
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

describe('help', () => {
  const said = async (...args: string[]): Promise<[number, string]> => {
    const out: string[] = [];
    const terminal = {
      out: (line: string) => void out.push(line),
      readStdin: () => Buffer.alloc(0),
      nowMs: () => NOW_MS,
      appVersion: 'test',
      newKeyPair: testKeyPair,
    };
    return [await runCli(terminal, args), out.join('\n')];
  };

  test.each([['help'], ['--help'], ['-h']])('%s names every command with what it is for', async (how) => {
    const [status, text] = await said(how);
    expect(status).toBe(0);
    for (const command of [
      'vault create',
      'backup create',
      'recovery join',
      'health',
      'authority sign',
      'ledger export',
    ])
      expect(text).toContain(command);
  });

  test('of a command it has the lines, of vault create an office.json that is taken', async () => {
    expect(await said('backup', '--help')).toEqual(await said('help', 'backup'));
    const [, text] = await said('help', 'vault');
    const shown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as typeof OFFICE;
    expect(Object.keys(shown)).toEqual(Object.keys(OFFICE));
    const people = shown.people.map((person) => ({ ...person, passphrase: 'bốn từ dễ nhớ của riêng tôi' }));
    const input = { ...shown, people, exception: null, training: false };
    expect(contract['vault.create'].input.safeParse(input)).toMatchObject({ success: true });
  });

  test('of an operation it says what it does, who may, and what goes in; ops are one a line', async () => {
    const [, text] = await said('help', 'documents.registerIncoming');
    expect(text).toContain('clerk');
    expect(text).toContain('"subject"');
    expect((await said('call', 'documents.registerIncoming', '--help'))[1]).toBe(text);
    const [, all] = await said('help', 'ops');
    expect(all.split('\n')).toHaveLength(Object.keys(contract).length);
    expect(all).toContain('Mở lại hồ sơ đã kết thúc / ');
    expect((await said('help', 'burn'))[0]).toBe(1);
  });
});

describe('calls that are refused', () => {
  test('a folder without a vault is told as that, and nothing is laid there', async () => {
    const dir = path.join(root, 'khong-co');
    const args = ['--dir', dir, '--user', 'a', '--passphrase-file', file('mot', 'x')];
    const { status, lines } = await cli(['call', 'desk.summary', ...args]);
    expect([status, lines[0]?.error?.code]).toEqual([1, 'vault-absent']);
    expect(words.at(-1)).toContain('--dir');
    expect(fs.existsSync(dir)).toBe(false);
  });

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
/** Each person the own passphrase. */
const EACH = JSON.stringify({
  quantri: 'cụm mật khẩu của quản trị',
  vanthu: 'cụm mật khẩu của văn thư',
});
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
  const secret = file('pass.json', EACH);
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
    // the passphrase that signed in is the one that is asked again
    const moi = { username: 'moi', fullName: 'Lò Văn Mới', position: '', roles: ['specialist'] };
    const added = await cli([
      ...['call', 'people.add', '--dir', dir, '--user', 'quantri', '--passphrase-file', secret],
      ...[
        '--input',
        file('moi.json', JSON.stringify({ ...moi, exception: null, firstPassphrase: 'cụm mở lần đầu 1' })),
      ],
    ]);
    expect(added).toMatchObject({ status: 0, lines: [{ ok: true }] });
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
  const secret = file('pass2.json', EACH);
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

describe.skipIf(process.platform === 'win32')('secrets that others could read', () => {
  const create = (dir: string, office: object, secret: string): Promise<Answer> =>
    cli([
      ...['vault', 'create', '--dir', path.join(root, dir), '--passphrase-file', secret],
      ...['--input', file('co-quan.json', JSON.stringify(office))],
    ]);
  const refusal = ({ lines }: Answer): unknown => lines[0]?.error;

  test('a passphrase file that group or others may read is refused, and so is one passphrase for all', async () => {
    for (const mode of [0o644, 0o640, 0o604]) {
      const secret = file('mo.json', EACH);
      fs.chmodSync(secret, mode);
      expect(refusal(await create('kho-mo', OFFICE, secret)), mode.toString(8)).toEqual({
        code: 'bad-input',
        params: { field: 'passphrase-file', rule: 'readable-by-others' },
      });
      fs.rmSync(secret);
    }
    const one = file('mot.txt', 'một cụm cho tất cả mọi người\n');
    expect(refusal(await create('kho-chung', OFFICE, one))).toEqual({
      code: 'bad-input',
      params: { field: 'passphrase-file', rule: 'one-for-all' },
    });
    const some = file('thieu.json', JSON.stringify({ quantri: 'cụm mật khẩu của quản trị' }));
    expect(refusal(await create('kho-thieu', OFFICE, some))).toMatchObject({
      params: { rule: 'no-such-user' },
    });
    for (const dir of ['kho-mo', 'kho-chung', 'kho-thieu'])
      expect(fs.existsSync(path.join(root, dir))).toBe(false);
    expect(words.filter((line) => line.includes('chmod 600'))).toHaveLength(3);
    expect(words.some((line) => line.includes('an own passphrase'))).toBe(true);
  });

  test(
    'a vault made under a careless mask is closed to others, log and index too',
    { timeout: 60_000 },
    async () => {
      const before = process.umask(0o022);
      try {
        const secret = file('rieng.json', EACH);
        expect(await create('kho-rieng', OFFICE, secret)).toMatchObject({ status: 0 });
        const dir = path.join(root, 'kho-rieng');
        const modes = (): Record<string, string> =>
          Object.fromEntries(
            ['.', ...fs.readdirSync(dir)].map((name) => [
              name,
              (fs.statSync(path.join(dir, name)).mode & 0o777).toString(8),
            ]),
          );
        expect(modes()).toMatchObject({
          '.': '700',
          'vault.db': '600',
          'vault.json': '600',
          'front.json': '600',
        });
        const signIn = ['--dir', dir, '--user', 'vanthu', '--passphrase-file', secret];
        const seen: Record<string, string>[] = [];
        await cli(
          ['batch', ...signIn, '--input', '-'],
          JSON.stringify({ op: 'vault.session' }),
          () => void seen.push(modes()),
        );
        expect(seen.at(-1)).toMatchObject({ 'vault.db-wal': '600', 'vault.db-shm': '600', lock: '600' });
      } finally {
        process.umask(before);
      }
    },
  );
});
