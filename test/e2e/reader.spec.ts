import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { SUBMISSION, takeIn } from '../flows/mainJob.ts';
import { CLERK, lock, openOffice, signIn, STATION_A } from '../flows/station.ts';
import { countInMemory, familyOf } from '../flows/support/memory.ts';
import { pidsOf } from '../flows/support/processes.ts';

/** Only root may read the memory of another process, and only Linux shows it as a file. */
const asRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0 ? test : null;
const SECRETS = [CLERK.passphrase, SUBMISSION.title];

asRootOnLinux?.(
  'the process that reads foreign bytes holds no passphrase and no record, has no socket of a network, and goes with the lock',
  async () => {
    const station = await openOffice(STATION_A);
    await signIn(station, CLERK);
    await takeIn(station.page);
    const { app } = station.run;
    const readers = (): Promise<number[]> => pidsOf(app, 'an-thu-reader');
    expect((await readers()).length, 'one at most').toBeLessThan(2);
    const staged = await station.page.evaluate(
      (dataBase64) =>
        window.anThu?.call('attachments.stageChunk', {
          stageId: null,
          name: 'ghi chú.txt',
          last: true,
          dataBase64,
        }),
      Buffer.from('Họp giao ban thứ hai').toString('base64'),
    );
    expect(staged?.ok).toBe(true);
    await expect.poll(readers).toHaveLength(1);
    const [reader = 0] = await readers();
    expect(countInMemory(reader, SECRETS)).toEqual([0, 0]);
    const others = familyOf(app.process().pid ?? 0).map((pid) => countInMemory(pid, SECRETS));
    for (const index of SECRETS.keys())
      expect(
        others.some((counts) => (counts[index] ?? 0) > 0),
        'the scan finds what is there',
      ).toBe(true);
    expect(socketsOf(reader).filter((inode) => networkSockets().has(inode))).toEqual([]);
    expect(filesOf(reader).filter((file) => file.startsWith(station.run.userData))).toEqual([]);
    const names = readFileSync(`/proc/${reader}/environ`, 'utf8').split('\0');
    for (const name of ['NODE_OPTIONS', 'HOME', 'PATH', 'LD_PRELOAD', 'HTTP_PROXY', 'DISPLAY'])
      expect(names.map((entry) => entry.split('=')[0])).not.toContain(name);

    await lock(station);
    await expect.poll(() => isAlive(reader)).toBe(false);
    await station.run.app.close();
  },
);

/** What the descriptors of a process lead to. */
const filesOf = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return []; // closed while we looked
    }
  });

const socketsOf = (pid: number): string[] =>
  filesOf(pid).flatMap((file) => /^socket:\[(\d+)\]$/.exec(file)?.[1] ?? []);

/** The sockets of this machine that are of a network: those between processes are not among them. */
function networkSockets(): ReadonlySet<string> {
  const lines = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8').split('\n').slice(1),
  );
  return new Set(lines.map((line) => line.trim().split(/\s+/)[9] ?? ''));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
