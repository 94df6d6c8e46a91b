import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type CLayout,
  functionAt,
  readUlong,
  tokenInfoOf,
  tripleOf,
  ulongBuffer,
  UNIX,
  WINDOWS,
  writeUlong,
} from '../../../electron/signer/cLayout.ts';

/** The structures as pkcs11t.h declares them, with the number that a compiler for that system has for `CK_ULONG`. */
const HEADER = `
#include <stddef.h>
#include <stdio.h>
struct version { unsigned char major, minor; };
struct info { unsigned char label[32], maker[32], model[16], serial[16]; ULONG flags, maxSessions, sessions, maxRw, rw,
  maxPin, minPin, totalPublic, freePublic, totalPrivate, freePrivate; struct version hardware, firmware; unsigned char clock[16]; };
struct triple { ULONG type; void *value; ULONG length; };
struct list { struct version version; void *at[4]; };
int main(void) {
  printf("%zu %zu %zu %zu %zu %zu %zu %zu %zu", sizeof(ULONG), offsetof(struct info, serial), offsetof(struct info, flags),
    offsetof(struct info, maxPin), offsetof(struct info, minPin), offsetof(struct triple, value),
    offsetof(struct triple, length), sizeof(struct triple), offsetof(struct list, at[3]));
}`;

function compiled(ulong: string, pack: string): number[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-layout-'));
  const source = path.join(folder, 'layout.c');
  fs.writeFileSync(source, `${pack}\n#define ULONG ${ulong}\n${HEADER}`);
  execFileSync('gcc', ['-o', path.join(folder, 'layout'), source]);
  const said = execFileSync(path.join(folder, 'layout'), { encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true });
  return said.split(' ').map(Number);
}

const ours = (layout: CLayout): number[] => {
  const info = tokenInfoOf(layout);
  const { pointerAt, lengthAt, size } = tripleOf(layout);
  return [
    layout.ulongBytes,
    info.serial[0],
    info.flagsAt,
    info.maxPinAt,
    info.minPinAt,
    pointerAt,
    lengthAt,
    size,
    functionAt(layout, 3),
  ];
};

describe.runIf(process.platform === 'linux')('structures of PKCS#11', () => {
  it('lie as a C compiler lays them on 64-bit Linux', () => {
    expect(ours(UNIX)).toEqual(compiled('unsigned long', ''));
  });

  it('lie as one does on Windows: four bytes, packed', () => {
    expect(ours(WINDOWS)).toEqual(compiled('unsigned int', '#pragma pack(1)'));
  });

  it.each([UNIX, WINDOWS])('hold numbers of their width ($ulongBytes)', (layout) => {
    const buffer = ulongBuffer(layout, 2);
    writeUlong(layout, buffer, 0xfffffffe, layout.ulongBytes);
    expect(buffer).toHaveLength(2 * layout.ulongBytes);
    expect(readUlong(layout, buffer, layout.ulongBytes)).toBe(0xfffffffe);
    expect(readUlong(layout, buffer)).toBe(0);
  });
});
