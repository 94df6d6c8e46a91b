import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { leadsOut } from '../../../shared/domain/station/routes.ts';

/** Whether a way leads out of this machine, at this moment; no packet is sent to find out. */
export function isNetworked(): boolean {
  return leadsOut({
    platform: process.platform,
    route4: readOrNull('/proc/net/route'),
    route6: readOrNull('/proc/net/ipv6_route'),
    interfaces: networkInterfaces(),
  });
}

function readOrNull(file: string): string | null {
  if (process.platform !== 'linux') return null;
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return null; // no such table: the judgement then falls back on the addresses
  }
}
