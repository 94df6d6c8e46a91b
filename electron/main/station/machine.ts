import gates from '../../../shared/rules/gates-2026.json' with { type: 'json' };
import { isProtectionEffective } from '../hardening/contentProtection.ts';
import { freeBytes } from './folderProbe.ts';
import { isNetworked } from './networkProbe.ts';
import type { StationPorts } from './station.ts';

/** What the window may know of the machine, whichever vault it stands before. */
export const machineFacts =
  (version: string): StationPorts['machine'] =>
  (folder) => ({
    version,
    platform: process.platform,
    networked: isNetworked(),
    freeBytes: freeBytes(folder),
    nowMs: Date.now(),
    rulePack: gates.version,
    contentProtection: isProtectionEffective(process.platform),
  });
