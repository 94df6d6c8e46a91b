import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { Certificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { toPem } from '../../../electron/vault/crypto/pem.ts';

/** The real openssl command line in a folder of its own: the second opinion on everything we write and read. */
export interface OpenSsl {
  /** Writes a file and gives its path. */
  readonly put: (name: string, bytes: Uint8Array | string) => string;
  readonly get: (name: string) => Buffer;
  readonly path: (name: string) => string;
  /** Runs a command; `output` is what it said on both streams. */
  readonly run: (...args: string[]) => { readonly ok: boolean; readonly output: string };
  readonly remove: () => void;
}

export function openSsl(): OpenSsl {
  const dir = mkdtempSync(join(tmpdir(), 'an-thu-openssl-'));
  const path = (name: string): string => join(dir, name);
  return {
    path,
    put: (name, bytes) => {
      writeFileSync(path(name), bytes);
      return path(name);
    },
    get: (name) => readFileSync(path(name)),
    run: (...args) => {
      const { status, stdout, stderr, error } = spawnSync('openssl', args, { cwd: dir, encoding: 'utf8' });
      if (error) throw error;
      return { ok: status === 0, output: stdout + stderr };
    },
    remove: () => rmSync(dir, { recursive: true }),
  };
}

export const certificatePem = (certificate: Certificate): string => toPem(certificate.der, 'CERTIFICATE');
export const keyPem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();
