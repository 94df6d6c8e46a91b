import { expect, it } from 'vitest';
import { kindOfModule } from '../../../electron/signer/moduleFile.ts';

function pe(machine: number): Buffer {
  const head = Buffer.alloc(256);
  head.write('MZ', 0, 'latin1');
  head.writeUInt32LE(0x80, 60);
  head.write('PE\0\0', 0x80, 'latin1');
  head.writeUInt16LE(machine, 0x84);
  return head;
}

it.each([
  [0x14c, 'x64', '32-bit'],
  [0x1c4, 'arm64', '32-bit'],
  [0x8664, 'x64', 'fits'],
  [0xaa64, 'x64', 'foreign'],
  [0xaa64, 'arm64', 'fits'],
])('a DLL of machine %i on %s: %s', (machine, arch, kind) => {
  expect(kindOfModule(pe(machine), 'win32', arch)).toBe(kind);
});

it('takes no bytes for a library that are none, however short', () => {
  const whole = pe(0x8664);
  for (let length = 0; length < 0x86; length += 1)
    expect(kindOfModule(whole.subarray(0, length), 'win32', 'x64')).toBe('foreign');
  whole.writeUInt32LE(0xffff_fff0, 60);
  expect(kindOfModule(whole, 'win32', 'x64')).toBe('foreign');
  expect(kindOfModule(Buffer.from('7f454c46', 'hex'), 'linux', 'x64')).toBe('foreign');
});
