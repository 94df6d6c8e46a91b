import type { Page } from '@playwright/test';
import type { Workshop } from '../../build/workshop/host.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { CreateVault } from '../../shared/ipc/contract/vault.ts';
import { afterLock, launch, onPageLevel, type Launched, type LaunchOptions } from './support/launch.ts';
import { copyOfOneRun } from './support/onceInARun.ts';
import { unlock } from './firstRun.ts';
import { resize, watchComplaints } from './window.ts';

declare global {
  interface Window {
    readonly anThu?: Bridge;
  }
}

export type Person = CreateVault['people'][number];

/** One running window of an office; `page` is a fresh one after every lock. */
export interface Station {
  readonly run: Launched;
  page: Page;
  /** what all its pages complained about so far */
  readonly complaints: string[];
}

export interface StationPlan {
  readonly office: CreateVault['office'];
  readonly name: string;
  readonly people: readonly Person[];
  /** a vault for secrets: a training one, since these machines have a network */
  readonly classified?: true;
}

const PASSPHRASE = 'mật khẩu của bài kiểm thử';

const person = (username: string, fullName: string, position: string, roles: Person['roles']): Person => ({
  username,
  fullName,
  position,
  roles,
  passphrase: PASSPHRASE,
});

export const ADMIN = person('quantri', 'Nông Văn Hiệp', 'Quản trị hệ thống', ['admin']);
export const CLERK = person('vanthu', 'Nguyễn Thị Hường', 'Văn thư', ['clerk']);
export const LEADER = person('lanhdao', 'Lê Đức Toản', 'Chánh Văn phòng', ['leader']);
export const SPECIALIST = person('chuyenvien', 'Đặng Thị Thu Thủy', 'Chuyên viên', ['specialist']);
export const SECRETARY = person('bithu', 'Bùi Quang Thắng', 'Bí thư Đảng ủy', ['leader']);
export const CIPHER = person('coyeu', 'Ma Văn Khoa', 'Cán bộ cơ yếu', ['cipher']);
export const ARCHIVIST = person('luutru', 'Lường Văn Pín', 'Lưu trữ', ['archivist']);
export const CLERK_B = person('vanthub', 'Lò Thị Ón', 'Văn thư', ['clerk']);

export const STATION_A: StationPlan = {
  name: 'Máy văn thư 01',
  office: {
    name: 'Đảng ủy xã Đồng Vàng',
    code: '000.01.02.H99',
    kind: 'party',
    symbol: 'ĐU',
    superior: 'Tỉnh ủy Đông Mẫu',
    place: 'Đồng Vàng',
  },
  people: [ADMIN, CLERK, LEADER, SPECIALIST],
};

export const STATION_B: StationPlan = {
  name: 'Máy văn thư tỉnh',
  office: {
    name: 'Văn phòng Tỉnh ủy Đông Mẫu',
    code: '000.01.00.H99',
    kind: 'party',
    symbol: 'VPTU',
    superior: '',
    place: 'Đông Mẫu',
  },
  people: [ADMIN, CLERK_B],
};

export async function openStation(options: LaunchOptions = {}): Promise<Station> {
  const run = await launch(options);
  // the keys of these tests are pressed in the window, the system sees none of them: a person sits there all the same
  await run.app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 0;
  });
  const station: Station = { run, page: run.page, complaints: [] };
  await freshPage(station, run.page);
  return station;
}

/**
 * An office with its vault, at its door. The whole application makes the vault of each plan once in a run: the keys of
 * four people and the Argon2 of production take ten seconds of a core.
 */
export async function openOffice(plan: StationPlan): Promise<Station> {
  const isWanted = (entry: string): boolean => /^kho|\.ant$/.test(entry);
  const make = async (): Promise<string> => {
    const station = await openStation();
    await setUp(station, plan);
    await station.run.app.close();
    return station.run.userData;
  };
  return openStation({ userData: await copyOfOneRun(`office ${plan.office.code}`, make, isWanted) });
}

async function freshPage(station: Station, page: Page): Promise<void> {
  station.page = page;
  page.setDefaultTimeout(60_000);
  const complaints = watchComplaints(page);
  // one list for the station, whatever page wrote into it
  complaints.push = (...lines: string[]) => station.complaints.push(...lines);
  await resize(page, 'laptop');
}

/** Makes the vault through the window's own calls, as the first run does, and locks it. @returns the recovery code */
export async function setUp(station: Station, plan: StationPlan): Promise<string> {
  await station.page.waitForLoadState('load');
  const made = await station.page.evaluate(
    async ({ office, name, people, classified }) => {
      const bridge = window.anThu;
      if (!bridge) return { failure: 'no bridge' };
      const created = await bridge.call('vault.create', {
        office,
        people: [...people],
        exception: null,
        training: classified,
        station: classified
          ? { name, profile: 'standalone', profileGround: 'QĐ 12-QĐ/ĐU, 05/01/2026' }
          : { name, profile: 'connected', profileGround: '' },
        term: { label: '2025-2030', from: '2025-07-01', to: '2030-06-30' },
      });
      if (!created.ok) return { failure: created.error.code };
      const asked = await bridge.call('vault.recoveryChallenge', {});
      if (!asked.ok) return { failure: asked.error.code };
      const printed = created.value.recoveryCode.split('-');
      const groups = asked.value.groups.map((group) => ({ group, text: printed[group - 1] ?? '' }));
      const proved = await bridge.call('vault.proveRecovery', { groups });
      return proved.ok ? { code: created.value.recoveryCode } : { failure: proved.error.code };
    },
    {
      office: plan.office,
      name: plan.name,
      people: plan.people,
      classified: plan.classified ?? false,
    },
  );
  if (made.code === undefined) throw new Error(`the vault was not made: ${made.failure}`);
  await lock(station);
  return made.code;
}

/** Locks by the window's own key or, where no one is signed in, by its call. */
export async function lock(station: Station): Promise<void> {
  const { run, page } = station;
  await freshPage(
    station,
    await afterLock(run.app, () => page.evaluate(() => window.anThu?.host.lock('hand'))),
  );
}

/** A person opens the vault before which the window stands. */
export async function signIn(
  station: Station,
  { fullName, passphrase }: Pick<Person, 'fullName' | 'passphrase'>,
): Promise<void> {
  if (onPageLevel()) await sitDownAt(station, fullName, passphrase);
  else await unlock(station.page, fullName, passphrase);
}

/** The next person sits down: lock, choose the name, type the passphrase; on the page level without the way there. */
export async function changeTo(
  station: Station,
  next: Pick<Person, 'fullName' | 'passphrase'>,
): Promise<void> {
  if (!onPageLevel()) await lock(station);
  await signIn(station, next);
}

/** By the host's own means (build/workshop): no door, no process that ends. */
export async function sitDownAt(station: Station, fullName: string, passphrase: string): Promise<void> {
  const given = { fullName, passphrase };
  const act = () =>
    station.run.app.evaluate((_electron, who) => {
      const { workshop } = globalThis as typeof globalThis & { readonly workshop: Workshop };
      return workshop.signIn(who.fullName, who.passphrase);
    }, given);
  const loaded = station.page.waitForEvent('load');
  await act();
  await loaded;
  await station.page.getByRole('navigation').first().waitFor();
}
