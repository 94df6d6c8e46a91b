import { z } from 'zod';
import type { HostBridge } from '../../../shared/ipc/bridge.ts';
import { HOST_FUNCTIONS, type HostFunction } from '../../../shared/ipc/channels.ts';
import { edxmlOps } from '../../../shared/ipc/contract/edxml.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { Id } from '../../../shared/ipc/schemas.ts';
import { type GatePorts, gateMessage, refused } from './router.ts';
import type { Sender } from './isTrustedSender.ts';

const none = z.tuple([]);
const MAX_DROPPED = 50;

/** Arguments of each function of the bridge as they arrive; dropped files arrive as paths (preload). */
const ARGUMENTS = {
  info: none,
  chooseVault: z.tuple([z.enum(['office', 'training'])]),
  openVaultFolder: none,
  createTraining: none,
  lock: none,
  pickFiles: none,
  dropFiles: z.tuple([z.array(z.string().min(1).max(4096)).max(MAX_DROPPED)]),
  saveReport: z.tuple([Id, z.string().max(255)]),
  printReport: z.tuple([Id]),
  saveAttachment: z.tuple([Id, z.string().max(255)]),
  edxmlWrite: z.tuple([edxmlOps['edxml.write'].input.omit({ path: true }), z.string().max(255)]),
  edxmlWriteStatus: z.tuple([edxmlOps['edxml.writeStatus'].input.omit({ path: true }), z.string().max(255)]),
  printCopies: z.tuple([Id]),
  saveCopy: z.tuple([
    Id,
    z.strictObject({ attachmentId: Id.nullable(), reportId: Id.nullable() }),
    z.string().max(255),
  ]),
  exchangeWrite: none,
  exchangeRead: none,
  saveExchangeFile: z.tuple([z.string().max(64), z.string().max(255)]),
  allowMedium: z.tuple([z.string().min(1).max(120)]),
  writeCard: none,
  readCard: none,
  readFigures: none,
  chooseBackupFolder: z.tuple([z.enum(['first', 'second'])]),
  findBackups: z.tuple([z.enum(['beside', 'choose'])]),
  restoreBackup: z.tuple([
    z.string().max(64),
    z.strictObject({
      username: z.string().max(64).nullable(),
      passphrase: z.string().min(1).max(256).nullable(),
      recoveryCode: z.string().max(120).nullable(),
    }),
  ]),
  setUpRelay: z.tuple([
    z.array(z.string().max(260)).min(1).max(8),
    z.string().min(1).max(256),
    z.int().nullable(),
  ]),
  chooseScanFolder: none,
  printRecoveryCode: z.tuple([z.string().min(1).max(200), z.string().max(200)]),
  exportLedger: z.tuple([z.enum(['open', 'whole'])]),
  setLocale: z.tuple([z.enum(['vi', 'en'])]),
  copyText: z.tuple([z.string().max(100_000)]),
} as const satisfies Record<HostFunction, z.ZodType>;

/** What the main process implements: the bridge, but with paths where the page has files. */
export type HostFunctions = Omit<HostBridge, 'dropFiles'> & {
  dropFiles(paths: readonly string[]): ReturnType<HostBridge['dropFiles']>;
};

export interface HostRouterPorts extends GatePorts {
  readonly functions: HostFunctions;
}

/** sender → rate → size → name → arguments → act. Always answers, never throws. */
export async function routeHostCall(
  ports: HostRouterPorts,
  event: Sender,
  name: unknown,
  args: unknown,
): Promise<unknown> {
  const stopped: Reply<never> | null = gateMessage(ports, event, [name, args]);
  if (stopped) return stopped;
  const known = HOST_FUNCTIONS.find((candidate) => candidate === name);
  if (known === undefined) return refused('unknown-operation');
  const parsed = ARGUMENTS[known].safeParse(args);
  if (!parsed.success) return refused('bad-input');
  try {
    const act = ports.functions[known] as (...values: readonly unknown[]) => Promise<unknown>;
    return await act(...parsed.data);
  } catch {
    return refused('internal');
  }
}
