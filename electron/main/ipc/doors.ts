import type { IpcMain } from 'electron';
import { CHANNEL } from '../../../shared/ipc/channels.ts';
import type { Station } from '../station/station.ts';
import type { HostFunctions } from './hostFunctions.ts';
import { type GatePorts, routeMeeting, routeVaultCall } from './router.ts';

export interface DoorPorts extends GatePorts {
  readonly station: Station;
  readonly functions: HostFunctions;
  /** an act in the window, for the idle clock */
  readonly touch: () => void;
}

/**
 * Opens the doors of the page; there are no others. The contract and zod are loaded at the first message,
 * so that the window stands before them.
 */
export function openDoors(ipc: IpcMain, ports: DoorPorts): void {
  const forward: Station['forward'] = (op, input) => ports.station.forward(op, input);
  const meet: Station['meet'] = (publicKey) => ports.station.meet(publicKey);
  ipc.handle(CHANNEL.vaultMeet, (event, publicKey: unknown) => routeMeeting(ports, event, publicKey, meet));
  ipc.handle(CHANNEL.vaultCall, (event, op: unknown, input: unknown) => {
    ports.touch();
    return routeVaultCall({ ...ports, doorOf, forward }, event, op, input);
  });
  ipc.handle(CHANNEL.hostCall, async (event, name: unknown, args: unknown) => {
    ports.touch();
    const { routeHostCall } = await import('./hostFunctions.ts');
    return routeHostCall(ports, event, name, args);
  });
}

async function doorOf(op: string): Promise<'window' | 'host' | null> {
  const { contract } = await import('../../../shared/ipc/contract.ts');
  return Object.hasOwn(contract, op) ? contract[op as keyof typeof contract].door : null;
}
