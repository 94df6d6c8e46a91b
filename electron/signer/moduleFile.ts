import fs from 'node:fs';
import { TokenFault } from './fault.ts';

const HEAD_BYTES = 4096;
/** ELF e_machine and PE machine of what this program is built for. */
const ELF_MACHINES: Readonly<Record<string, number>> = { x64: 0x3e, arm64: 0xb7 };
const PE_MACHINES: Readonly<Record<string, number>> = { x64: 0x8664, arm64: 0xaa64 };
const PE_32_BIT = new Set([0x14c, 0x1c0, 0x1c4]);

export type ModuleKind = 'fits' | '32-bit' | 'foreign';

/**
 * Whether a library is one that this process can load, by its first bytes.
 * @see ELF: System V ABI, e_ident; PE: Microsoft PE/COFF, the machine field after `PE\0\0`
 */
export function kindOfModule(head: Buffer, platform: NodeJS.Platform, arch: string): ModuleKind {
  if (platform === 'win32') return kindOfPe(head, arch);
  if (platform === 'linux') return kindOfElf(head, arch);
  return 'fits'; // fat files of macOS hold several; what can't be loaded is told when it is
}

function kindOfElf(head: Buffer, arch: string): ModuleKind {
  if (head.length < 20 || head.readUInt32BE(0) !== 0x7f454c46) return 'foreign';
  if (head[4] === 1) return '32-bit';
  return head.readUInt16LE(18) === ELF_MACHINES[arch] ? 'fits' : 'foreign';
}

function kindOfPe(head: Buffer, arch: string): ModuleKind {
  if (head.length < 64 || head.readUInt16BE(0) !== 0x4d5a) return 'foreign';
  const at = head.readUInt32LE(60);
  if (at + 6 > head.length || head.readUInt32BE(at) !== 0x50450000) return 'foreign';
  const machine = head.readUInt16LE(at + 4);
  if (PE_32_BIT.has(machine)) return '32-bit';
  return machine === PE_MACHINES[arch] ? 'fits' : 'foreign';
}

/** @throws TokenFault `moduleMissing`, `module32Bit`, `moduleForeign` */
export function checkModuleFile(path: string): void {
  const kind = kindOfModule(headOf(path), process.platform, process.arch);
  if (kind === '32-bit') throw new TokenFault('module32Bit');
  if (kind === 'foreign') throw new TokenFault('moduleForeign');
}

function headOf(path: string): Buffer {
  let file: number;
  try {
    file = fs.openSync(path, 'r');
  } catch {
    throw new TokenFault('moduleMissing');
  }
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, fs.readSync(file, head, 0, HEAD_BYTES, 0));
  } catch {
    throw new TokenFault('moduleForeign'); // a folder
  } finally {
    fs.closeSync(file);
  }
}
