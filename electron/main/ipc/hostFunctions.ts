import type { HostBridge } from '../../../shared/ipc/bridge.ts';
import { HOST_FUNCTIONS, type HostFunction } from '../../../shared/ipc/channels.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { type GatePorts, gateMessage, refused } from './router.ts';
import type { Sender } from './isTrustedSender.ts';

const WITHOUT_ARGUMENTS = [
  'info',
  'openVaultFolder',
  'createTraining',
  'loseTraining',
  'bringTrainingBack',
  'exchangeWrite',
  'exchangeRead',
  'readCard',
  'readDirectory',
  'saveDirectory',
  'writeRevocationList',
  'readRevocationList',
  'readCourse',
  'readHelpPack',
  'readFigures',
  'pickShareHolders',
  'writeHolderCertificate',
  'joinShares',
  'loadSignatureTrust',
  'checkUpdate',
  'stageUpdate',
  'readProvision',
  'lookProvision',
  'lookToSign',
  'chooseScanFolder',
  'lookAtArchive',
] as const satisfies readonly HostFunction[];
export type WithoutArguments = (typeof WITHOUT_ARGUMENTS)[number];

/** The values for the act, or null. The schemas are read at the first call that has arguments: the door of a window asks without. */
async function argumentsFor(name: HostFunction, args: unknown): Promise<readonly unknown[] | null> {
  const bare = WITHOUT_ARGUMENTS.find((candidate) => candidate === name);
  if (bare !== undefined) return Array.isArray(args) && args.length === 0 ? [] : null;
  const { ARGUMENTS } = await import('./hostArguments.ts');
  const parsed = ARGUMENTS[name as Exclude<HostFunction, WithoutArguments>].safeParse(args);
  return parsed.success ? parsed.data : null;
}

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
  const values = await argumentsFor(known, args);
  if (values === null) return refused('bad-input');
  try {
    const act = ports.functions[known] as (...values: readonly unknown[]) => Promise<unknown>;
    return await act(...values);
  } catch {
    return refused('internal');
  }
}
