import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { leadsOut } from '../../shared/domain/station/routes.ts';

/** Whether a way leads out of this machine: a vault of an offline profile then stays shut. As in the main process. */
export function isNetworked(): boolean {
  const linux = process.platform === 'linux';
  return leadsOut({
    platform: process.platform,
    route4: linux ? tableOf('/proc/net/route') : null,
    route6: linux ? tableOf('/proc/net/ipv6_route') : null,
    interfaces: networkInterfaces(),
  });
}

function tableOf(file: string): string | null {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return null; // no such table: the addresses decide
  }
}
