import type { RuleBook } from '../../electron/vault/rules/ruleBook.ts';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Input, OpName, Output } from '../../shared/ipc/contract.ts';
import type { CreateVault } from '../../shared/ipc/contract/vault.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { specOf } from '../../electron/vault/dispatch.ts';
import { forkSigner, forkStamper } from '../../electron/cli/forkBeside.ts';
import { keptReader } from './keptReaders.ts';
import { testKeyPair } from './keyPool.ts';
import { askAsShown, type Given } from './shown.ts';
import { createVaultService } from '../../electron/vault/service.ts';
import type { VaultService } from '../../electron/vault/vaultService.ts';

/** Argon2 far below the product's floor: accepted only because the same floor is passed in code. */
export const TEST_ARGON = { m: 1024, t: 1, p: 1 };
export const TEST_PASSPHRASE = 'cụm mật khẩu thử';

/** 24 Nov 2026 09:00 in Hà Nội, a Tuesday and a public holiday since 2026; tests that count days set their own. */
export const TEST_NOW_MS = Date.UTC(2026, 10, 24, 2, 0, 0);

const PEOPLE: CreateVault['people'] = [
  person('quantri', 'Phạm Thị Ngọc Ánh', 'Quản trị mạng', ['admin']),
  person('vanthu', 'Nguyễn Thị Hường', 'Văn thư', ['clerk']),
  person('vanthu2', 'Lò Thị Ón', 'Văn thư', ['clerk']),
  person('lanhdao', 'Lê Đức Toản', 'Chánh Văn phòng', ['leader']),
  person('bithu', 'Bùi Quang Thắng', 'Bí thư Đảng ủy', ['leader']),
  person('chuyenvien', 'Đặng Thị Thu Thủy', 'Chuyên viên', ['specialist']),
  person('chuyenvien2', 'Trịnh Quốc Ưng', 'Chuyên viên', ['specialist']),
  person('tiepnhan', 'Vũ Hoài Nam', 'Tiếp nhận PAKN', ['intake']),
  person('kiemtra', 'Đinh Công Lượng', 'Ủy ban Kiểm tra', ['inspector']),
  person('coyeu', 'Hà Văn Ẩm', 'Cơ yếu', ['cipher']),
];

function person(
  username: string,
  fullName: string,
  position: string,
  roles: CreateVault['people'][number]['roles'],
): CreateVault['people'][number] {
  return { username, fullName, position, roles, passphrase: TEST_PASSPHRASE };
}

export interface TestVaultOptions {
  readonly dir?: string;
  readonly profile?: CreateVault['station']['profile'];
  readonly office?: Partial<CreateVault['office']>;
  /** user names out of the standard ten; default: all */
  readonly people?: readonly string[];
  readonly nowMs?: () => number;
  readonly training?: boolean;
  /** where the account of the operating system keeps how far the ledger was; default: nowhere */
  readonly profileDir?: string;
  /** asked at every sign-in: a newer build may carry newer rules */
  readonly rules?: () => RuleBook;
}

export interface TestVault {
  readonly dir: string;
  readonly recoveryCode: string;
  readonly ids: Readonly<Record<string, string>>;
  /** Signs the person in (closing whoever was) and answers with a caller; the session stays until the next `as`. */
  as(username: string, passphrase?: string): Promise<Caller>;
  /** Who sits there already goes on; signed in as by `as` else, and when the clock has moved, which locks a session. */
  at(username: string): Promise<Caller>;
  /** The service of the running session. */
  service(): VaultService;
  close(): Promise<void>;
  /** Closes and removes the folder. */
  remove(): Promise<void>;
}

export interface Caller {
  call<K extends OpName>(op: K, input: Given<K>): Promise<Reply<Output<K>>>;
  /** As `call`, but a refusal is thrown with its code and parameters in the message. */
  ok<K extends OpName>(op: K, input: Given<K>): Promise<Output<K>>;
}

export function serviceFor(
  dir: string,
  nowMs: () => number = () => TEST_NOW_MS,
  rules?: RuleBook,
  profileDir: string | null = null,
  stampsMayBeLocal = true,
  onIncident?: (incident: string, op: string, cause: unknown) => void,
): VaultService {
  return createVaultService({
    dir,
    profileDir,
    appVersion: '0.1.0',
    networked: () => false,
    nowMs,
    argon: { cost: TEST_ARGON, floor: TEST_ARGON },
    newKeyPair: testKeyPair,
    startReader: keptReader,
    startSigner: forkSigner,
    startStamper: forkStamper,
    stampsMayBeLocal,
    ...(rules === undefined ? {} : { rules }),
    report: (incident, op, cause) => {
      if (onIncident !== undefined) return onIncident(incident, op, cause);
      throw new Error(`incident ${incident} in ${op}`, { cause });
    },
  });
}

/** With which passphrase each service was opened last: who is asked for it again types the same. */
const typedLast = new WeakMap<VaultService, string>();

export function callerOf(service: VaultService): Caller {
  const ask = async <K extends OpName>(op: K, input: Input<K>): Promise<Reply<Output<K>>> => {
    const sent = specOf(op).stepUp === true ? { passphrase: typedAt(service), input } : input;
    const reply = (await service.call('host', op, sent)) as Reply<Output<K>>;
    if (reply.ok && op === 'vault.unlock')
      typedLast.set(service, (input as Input<'vault.unlock'>).passphrase);
    if (reply.ok && op === 'vault.changePassphrase')
      typedLast.set(service, (input as Input<'vault.changePassphrase'>).next);
    return reply;
  };
  const call: Caller['call'] = (op, input) => askAsShown(ask, op, input);
  return {
    call,
    ok: async (op, input) => {
      const reply = await call(op, input);
      if (reply.ok) return reply.value;
      throw new Error(`${op}: ${reply.error.code} ${JSON.stringify(reply.error.params)}`);
    },
  };
}

const typedAt = (service: VaultService): string => typedLast.get(service) ?? TEST_PASSPHRASE;

/**
 * A real encrypted vault in a temporary folder, recovery proved, with ten people of different posts. A vault of the
 * same description is made once in a test run and copied after that: making keys for ten people takes seconds.
 */
export async function createTestVault(options: TestVaultOptions = {}): Promise<TestVault> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-test-'));
  const dir = options.dir ?? path.join(root, 'kho');
  const nowMs = options.nowMs ?? (() => TEST_NOW_MS);
  const made = await makeOrCopy(dir, inputFor(options), nowMs);
  let service = serviceFor(dir, nowMs);
  let sitting: { readonly username: string; readonly caller: Caller; readonly sinceMs: number } | null = null;
  const as = async (username: string, passphrase = TEST_PASSPHRASE): Promise<Caller> => {
    sitting = null;
    await service.close();
    service = serviceFor(dir, nowMs, options.rules?.(), options.profileDir);
    const caller = callerOf(service);
    await caller.ok('vault.unlock', { username, passphrase });
    sitting = { username, caller, sinceMs: nowMs() };
    return caller;
  };
  const at = async (username: string): Promise<Caller> => {
    if (sitting?.username === username && nowMs() === sitting.sinceMs) {
      const { caller } = sitting;
      if ((await caller.call('vault.session', {})).ok) return caller;
    }
    return as(username);
  };
  return {
    dir,
    recoveryCode: made.recoveryCode,
    ids: made.ids,
    service: () => service,
    as,
    at,
    close: () => service.close(),
    remove: async () => {
      await service.close();
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What `vault.create` is asked for, for a vault of this description. */
export function inputFor(options: TestVaultOptions): CreateVault {
  const profile = options.profile ?? 'connected';
  return {
    office: {
      name: 'Đảng ủy xã Đồng Vàng',
      code: '000.01.02.H99',
      kind: 'party',
      superior: 'Tỉnh ủy Sơn Hà',
      symbol: 'ĐU',
      place: 'Đồng Vàng',
      ...options.office,
    },
    station: {
      name: 'Máy văn thư 01',
      profile,
      profileGround: profile === 'connected' ? '' : 'QĐ 12-QĐ/ĐU, 05/01/2026',
    },
    term: { label: '2025-2030', from: '2025-07-01', to: '2030-06-30' },
    people: PEOPLE.filter((one) => options.people?.includes(one.username) ?? true),
    exception: null,
    training: options.training ?? false,
  };
}

interface Made {
  readonly recoveryCode: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** Templates of this run only: the folder is made by the run (test/support/templates.ts) and removed at its end. */
async function makeOrCopy(dir: string, input: CreateVault, nowMs: () => number): Promise<Made> {
  const templates = process.env['AN_THU_TEST_TEMPLATES'];
  if (templates === undefined) return make(dir, input, nowMs);
  const key = createHash('sha256')
    .update(JSON.stringify([input, nowMs()]))
    .digest('hex')
    .slice(0, 24);
  const template = path.join(templates, key);
  if (!fs.existsSync(path.join(template, 'made.json'))) {
    const own = fs.mkdtempSync(path.join(templates, 'tmp-'));
    const made = await make(path.join(own, 'kho'), input, nowMs);
    fs.writeFileSync(path.join(own, 'made.json'), JSON.stringify(made));
    if (!fs.existsSync(template)) {
      try {
        fs.renameSync(own, template);
      } catch {
        fs.rmSync(own, { recursive: true, force: true }); // another test file was faster
      }
    }
  }
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  fs.cpSync(path.join(template, 'kho'), dir, { recursive: true, preserveTimestamps: true });
  return JSON.parse(fs.readFileSync(path.join(template, 'made.json'), 'utf8')) as Made;
}

async function make(dir: string, input: CreateVault, nowMs: () => number): Promise<Made> {
  const service = serviceFor(dir, nowMs);
  const created = await callerOf(service).ok('vault.create', input);
  await proveRecovery(callerOf(service), created.recoveryCode);
  await service.close();
  const ids = created.people.map((one, index) => [input.people[index]?.username ?? '', one.id]);
  return { recoveryCode: created.recoveryCode, ids: Object.fromEntries(ids) as Record<string, string> };
}

export async function proveRecovery(caller: Caller, recoveryCode: string): Promise<void> {
  const { groups } = await caller.ok('vault.recoveryChallenge', {});
  const printed = recoveryCode.split('-');
  await caller.ok('vault.proveRecovery', {
    groups: groups.map((group) => ({ group, text: printed[group - 1] ?? '' })),
  });
}
