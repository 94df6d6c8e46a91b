import { describe, expect, it } from 'vitest';
import { copyKeeper } from '../../../electron/main/clipboard/copyText.ts';
import { jobResource, micronsOf, readyPage } from '../../../electron/main/print/printJob.ts';
import { safeFileName } from '../../../electron/main/station/fileName.ts';
import {
  fileSystemOf,
  type FolderFacts,
  folderProblem,
} from '../../../electron/main/station/folderSafety.ts';
import { watchIdle } from '../../../electron/main/station/idleLock.ts';
import {
  DEFAULT_PREFERENCES,
  lastHereOf,
  readPreferences,
  whoWasHere,
} from '../../../electron/main/station/preferences.ts';
import { readReport } from '../../../electron/main/station/readReport.ts';
import { leadsOut, type RouteReading } from '../../../shared/domain/station/routes.ts';
import { afterReply, NO_SESSION } from '../../../electron/main/station/session.ts';
import { windowTitle } from '../../../electron/main/windows/title.ts';

const HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
const row = (...fields: string[]): string => `${fields.join('\t')}\t0\t0\t0\n`;
const linux = (route4: string, route6 = ''): RouteReading => ({
  platform: 'linux',
  route4: HEAD + route4,
  route6,
  interfaces: {},
});

describe('ways out of the machine (Linux tables)', () => {
  const LAN = row('eth0', '0001A8C0', '00000000', '0001', '0', '0', '0', '00FFFFFF');
  it.each([
    ['nothing at all', '', false],
    ['a local network only', LAN, false],
    ['a default route', LAN + row('eth0', '00000000', '0101A8C0', '0003', '0', '0', '100', '00000000'), true],
    [
      'a default route without a gateway',
      row('ppp0', '00000000', '00000000', '0001', '0', '0', '0', '00000000'),
      true,
    ],
    [
      'a default route that is down',
      row('eth0', '00000000', '0101A8C0', '0002', '0', '0', '0', '00000000'),
      false,
    ],
    [
      'a default route that refuses',
      row('*', '00000000', '00000000', '0201', '0', '0', '0', '00000000'),
      false,
    ],
    [
      'the halves that a tunnel makes',
      row('tun0', '00000000', '0100080A', '0003', '0', '0', '0', '00000080'),
      true,
    ],
    [
      'a private network behind a gateway',
      row('eth0', '0000000A', '0101A8C0', '0003', '0', '0', '0', '000000FF'),
      false,
    ],
    [
      '10.0.0.0/7, more than private',
      row('eth0', '0000000A', '0101A8C0', '0003', '0', '0', '0', '000000FE'),
      true,
    ],
    [
      '172.20.0.0/16 behind a gateway',
      row('eth0', '000014AC', '0101A8C0', '0003', '0', '0', '0', '0000FFFF'),
      false,
    ],
    [
      'a public host behind a gateway',
      row('eth0', '08080808', '0101A8C0', '0007', '0', '0', '0', 'FFFFFFFF'),
      true,
    ],
  ])('%s → %s', (_name, table, out) => expect(leadsOut(linux(table))).toBe(out));

  const v6 = (destination: string, prefix: string, gateway: string, flags: string, device: string): string =>
    `${destination} ${prefix} ${'0'.repeat(32)} 00 ${gateway} 00000400 00000001 00000000 ${flags} ${device}\n`;
  const ZERO = '0'.repeat(32);
  it.each([
    ['the refusing default of lo', v6(ZERO, '00', ZERO, '00200200', 'lo'), false],
    ['a default over a router', v6(ZERO, '00', `fe80${'0'.repeat(27)}1`, '00450003', 'eth0'), true],
    ['link-local', v6(`fe80${'0'.repeat(28)}`, '40', ZERO, '00000001', 'eth0'), false],
    [
      'a unique local network behind a gateway',
      v6(`fd00${'0'.repeat(28)}`, '10', `fe80${'0'.repeat(27)}1`, '00000003', 'eth0'),
      false,
    ],
    [
      'global addresses behind a gateway',
      v6(`2000${'0'.repeat(28)}`, '03', `fe80${'0'.repeat(27)}1`, '00000003', 'eth0'),
      true,
    ],
  ])('IPv6: %s → %s', (_name, table, out) => expect(leadsOut(linux('', table))).toBe(out));
});

describe('ways out of the machine (addresses only)', () => {
  const windows = (address: string, internal = false): RouteReading => ({
    platform: 'win32',
    route4: null,
    route6: null,
    interfaces: { Ethernet: [{ address, family: 'IPv4', internal }] },
  });
  it.each([
    ['127.0.0.1', true, false],
    ['169.254.3.4', false, false],
    ['fe80::1', false, false],
    ['192.168.1.20', false, true],
    ['2402:800::1', false, true],
  ])('%s (internal %s) → %s', (address, internal, out) =>
    expect(leadsOut(windows(address, internal))).toBe(out),
  );
});

describe('folder of a vault', () => {
  const facts = (path: string, more: Partial<FolderFacts> = {}): FolderFacts => ({
    path,
    platform: 'linux',
    fileSystem: 'ext4',
    syncRoots: [],
    temporaryRoots: ['/tmp'],
    ...more,
  });
  it.each([
    ['/home/an/.config/an-thu/kho', 'ext4', null],
    ['/srv/kho', 'nfs4', 'network-share'],
    ['/srv/kho', 'cifs', 'network-share'],
    ['/srv/kho', 'fuse.sshfs', 'network-share'],
    ['/home/an/Dropbox/kho', 'ext4', 'cloud-synced'],
    ['/home/an/OneDrive - UBND xã/kho', 'ext4', 'cloud-synced'],
    ['/home/an/Google Drive/kho', 'ext4', 'cloud-synced'],
    ['/Users/an/Library/Mobile Documents/com~apple~CloudDocs/kho', null, 'cloud-synced'],
    ['/home/an/dropboxes-cũ/kho', 'ext4', null],
    ['/media/an/USB/kho', 'vfat', 'removable'],
    ['/run/media/an/USB/kho', 'exfat', 'removable'],
    ['/tmp/kho', 'ext4', 'temporary'],
    ['/tmpx/kho', 'ext4', null],
    ['/home/an/Public/kho', 'ext4', 'shared-folder'],
  ])('%s on %s → %s', (path, fileSystem, problem) =>
    expect(folderProblem(facts(path, { fileSystem }))).toBe(problem),
  );

  it.each([
    ['\\\\server\\share\\kho', 'network-share'],
    ['\\\\?\\UNC\\server\\share\\kho', 'network-share'],
    ['C:\\Users\\An\\OneDrive - Cơ quan\\kho', 'cloud-synced'],
    ['D:\\Dong bo\\kho', 'cloud-synced'],
    ['C:\\Users\\Public\\kho', 'shared-folder'],
    ['\\\\?\\C:\\Users\\An\\AppData\\Roaming\\an-thu\\kho', null],
  ])('Windows: %s → %s', (path, problem) => {
    const more = {
      platform: 'win32' as const,
      fileSystem: null,
      syncRoots: ['d:\\dong BO\\'],
      temporaryRoots: [],
    };
    expect(folderProblem(facts(path, more))).toBe(problem);
  });

  it('finds the file system of the deepest mount, with spaces in its name', () => {
    const mounts = 'dev / ext4 rw 0 0\nserver:/x /srv/kho\\040chung nfs4 rw 0 0\nproc /proc proc rw 0 0\n';
    expect(fileSystemOf('/srv/kho chung/a', mounts)).toBe('nfs4');
    expect(fileSystemOf('/srv/kho chungx', mounts)).toBe('ext4');
  });
});

describe('idle lock', () => {
  const setUp = (
    platform: NodeJS.Platform,
  ): {
    power: Record<string, () => void>;
    at: { system: number; now: number; minutes: number | null };
    tick(): void;
    touch(): void;
    locks(): number;
    hasTime(): boolean;
  } => {
    const at = { system: 0, now: 0, minutes: 10 as number | null };
    const power: Record<string, () => void> = {};
    let tick = (): void => undefined;
    let locks = 0;
    let hasTime = false;
    const { touch } = watchIdle({
      power: { getSystemIdleTime: () => at.system, on: (event, listener) => (power[event] = listener) },
      platform,
      nowMs: () => at.now,
      every: (_ms, run) => (tick = run),
      idleMinutes: () => at.minutes,
      lock: (now) => {
        locks += 1;
        hasTime = !now;
      },
    });
    return { power, at, tick: () => tick(), touch, locks: () => locks, hasTime: () => hasTime };
  };

  it('locks at the set minute, not before, and never while nothing is open', () => {
    const idle = setUp('win32');
    idle.at.system = 599;
    idle.tick();
    expect(idle.locks()).toBe(0);
    idle.at.system = 600;
    idle.tick();
    expect(idle.locks()).toBe(1);
    idle.at.minutes = null;
    idle.tick();
    expect(idle.locks()).toBe(1);
  });

  it.each([
    ['lock-screen', true],
    ['suspend', false],
    ['shutdown', false],
  ])('locks on %s, with time to save the work: %s', (event, hasTime) => {
    const idle = setUp('linux');
    idle.power[event]?.();
    idle.at.minutes = null;
    idle.power[event]?.();
    expect([idle.locks(), idle.hasTime()]).toEqual([1, hasTime]);
  });

  it('on a Linux that always answers 0 counts the time since the last act in the window', () => {
    const idle = setUp('linux');
    idle.at.now = 400_000;
    idle.touch();
    idle.at.now = 900_000;
    idle.tick();
    expect(idle.locks()).toBe(0);
    idle.at.now = 1_000_000;
    idle.tick();
    expect(idle.locks()).toBe(1);
  });

  it('trusts a Linux that has answered once', () => {
    const idle = setUp('linux');
    idle.at.system = 3;
    idle.tick();
    idle.at.system = 0;
    idle.at.now = 9_000_000;
    idle.tick();
    expect(idle.locks()).toBe(0);
  });
});

describe('clipboard', () => {
  const setUp = (): { keeper: ReturnType<typeof copyKeeper>; board: { text: string }; ring(): void } => {
    const board = { text: '' };
    let due: (() => void) | null = null;
    const keeper = copyKeeper({
      clipboard: {
        readText: () => board.text,
        writeText: (text) => void (board.text = text),
        clear: () => (board.text = ''),
      },
      after: (_ms, run) => {
        due = run;
        return { cancel: () => (due = null) };
      },
    });
    return { keeper, board, ring: () => due?.() };
  };

  it('loses our text after its time', async () => {
    const { keeper, board, ring } = setUp();
    await keeper.copy('47-CV/ĐU');
    expect(board.text).toBe('47-CV/ĐU');
    ring();
    await Promise.resolve();
    expect(board.text).toBe('');
  });

  it('leaves a text that someone else put there since', async () => {
    const { keeper, board, ring } = setUp();
    await keeper.copy('của ta');
    board.text = 'của người khác';
    ring();
    await keeper.clear();
    expect(board.text).toBe('của người khác');
  });

  it('is cleared at once on lock and quit, and once only', async () => {
    const { keeper, board } = setUp();
    await keeper.copy('một');
    await keeper.clear();
    expect(board.text).toBe('');
    board.text = 'một'; // typed again by the person, elsewhere
    await keeper.clear();
    expect(board.text).toBe('một');
  });
});

describe('file names for saving', () => {
  it.each([
    ['Sổ văn bản đến 2026', '.pdf', 'Sổ văn bản đến 2026.pdf'],
    ['Sổ văn bản đến 2026'.normalize('NFD'), '.pdf', 'Sổ văn bản đến 2026.pdf'],
    ['../../etc/passwd', '', 'etc-passwd'],
    ['47-CV/ĐU.docx', '', '47-CV-ĐU.docx'],
    ['báo cáo.exe', '.pdf', 'báo cáo.pdf'],
    ['con', '.pdf', 'tep-con.pdf'],
    ['a\u0000b\u202egpj.exe', '', 'a-b-gpj.exe'],
    ['...', '.pdf', 'tep.pdf'],
    ['', '', 'tep'],
  ])('%j + %j → %j', (proposed, extension, name) => expect(safeFileName(proposed, extension)).toBe(name));

  it('keeps the extension of a long one', () => {
    expect(safeFileName(`${'ệ'.repeat(300)}.pdf`)).toBe(`${'ệ'.repeat(116)}.pdf`);
  });
});

describe('window title', () => {
  it('says the office at most', () => {
    expect(windowTitle({ officeName: 'UBND xã Tân Lập', training: false, classified: false })).toBe(
      'An Thư – UBND xã Tân Lập',
    );
    expect(windowTitle({ officeName: 'UBND xã Tân Lập', training: false, classified: true })).toBe(
      'An Thư – kho mật',
    );
    expect(windowTitle({ officeName: 'X', training: true, classified: true })).toBe('An Thư – TẬP HUẤN');
    expect(windowTitle({ officeName: null, training: false, classified: false })).toBe('An Thư');
  });
});

describe('what main learns of the session', () => {
  const session = {
    idleLockMinutes: 3,
    training: false,
    office: { name: 'ĐU' },
    station: { profile: 'standalone' },
    holds: { full: ['none', 'mat'], registerOnly: [] },
  };
  it('opens with the session and follows the idle time', () => {
    const open = afterReply(NO_SESSION, 'vault.unlock', { ok: true, value: session });
    expect(open).toMatchObject({
      open: true,
      idleMinutes: 3,
      profile: 'standalone',
      title: { classified: true },
    });
    expect(afterReply(open, 'settings.saveIdleLock', { ok: true, value: { minutes: 20 } }).idleMinutes).toBe(
      20,
    );
  });
  it('counts a vault just made as open, and a refusal as nothing', () => {
    expect(afterReply(NO_SESSION, 'vault.create', { ok: true, value: {} }).open).toBe(true);
    expect(
      afterReply(NO_SESSION, 'vault.unlock', { ok: false, error: { code: 'wrong-passphrase', params: {} } }),
    ).toBe(NO_SESSION);
  });
});

describe('preferences', () => {
  it('takes what it understands of a damaged file', () => {
    expect(readPreferences('{')).toEqual(DEFAULT_PREFERENCES);
    expect(readPreferences('null')).toEqual(DEFAULT_PREFERENCES);
    expect(readPreferences('{"locale":"en","vault":7,"officeFolder":""}')).toEqual({
      locale: 'en',
      vault: 'office',
      officeFolder: null,
      theme: 'system',
      lastHere: { office: null, training: null },
    });
  });

  it('knows again who worked here last, and says of it nothing by itself', () => {
    const last = lastHereOf('nguyen.thi.hoa');
    expect(JSON.stringify(last)).not.toContain('hoa');
    expect(whoWasHere(last, ['vanthu', 'nguyen.thi.hoa'])).toBe('nguyen.thi.hoa');
    expect(whoWasHere(last, ['vanthu'])).toBeNull();
    expect(whoWasHere(null, ['vanthu'])).toBeNull();
    // the same person is another mark each time: two machines, two files, nothing to compare
    expect(lastHereOf('nguyen.thi.hoa').mark).not.toBe(last.mark);
    expect(readPreferences(JSON.stringify({ lastHere: { office: last } })).lastHere.office).toEqual(last);
    expect(readPreferences('{"lastHere":{"office":{"salt":1}},"theme":"dark"}')).toMatchObject({
      theme: 'dark',
      lastHere: { office: null, training: null },
    });
  });
});

describe('printing', () => {
  it('reads a report piece by piece', async () => {
    const whole = Buffer.from('%PDF-1.7 …');
    const read = async (offset: number) =>
      ({
        ok: true,
        value: {
          dataBase64: whole.subarray(offset, offset + 4).toString('base64'),
          sizeBytes: whole.length,
          done: offset + 4 >= whole.length,
        },
      }) as const;
    expect(await readReport(read)).toEqual({ ok: true, value: whole });
  });

  it('gives up on a report that never ends, and passes a refusal on', async () => {
    expect(
      await readReport(async () => ({ ok: true, value: { dataBase64: '', sizeBytes: 9, done: false } })),
    ).toMatchObject({ error: { code: 'too-large' } });
    expect(
      await readReport(async () => ({ ok: false, error: { code: 'vault-locked', params: {} } })),
    ).toMatchObject({ error: { code: 'vault-locked' } });
  });

  it('serves the job under way and nothing without one', () => {
    const job = { kind: 'report', pdf: Buffer.from('%PDF') } as const;
    expect(jobResource(null, '/print/job.json')).toBe(null);
    expect(jobResource(job, '/index.html')).toBe(null);
    expect(jobResource(job, '/print/job.pdf')?.body).toEqual(job.pdf);
    expect(JSON.parse(String(jobResource(job, '/print/job.json')?.body))).toEqual({ kind: 'report' });
  });

  it('learns the paper from the title, and nothing else', () => {
    expect(readyPage('ready:595x842')).toEqual({ width: 595, height: 842 });
    expect(['drawing', 'ready:x', 'ready:595x842;rm'].map(readyPage)).toEqual([null, null, null]);
    expect(micronsOf(595.276)).toBe(210_000);
  });
});
