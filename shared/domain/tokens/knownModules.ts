/**
 * PKCS#11 libraries as vendors install them: suggestions only, none of them is loaded before an administrator chose it.
 * @see build/docs/adr/0030-tokens.md
 */
export interface KnownModule {
  readonly path: string;
  /** whose tokens it speaks with */
  readonly maker: string;
  readonly platform: 'win32' | 'linux';
}

export const KNOWN_MODULES: readonly KnownModule[] = [
  { path: 'C:\\Windows\\System32\\bit4xpki.dll', maker: 'Ban Cơ yếu (bit4id)', platform: 'win32' },
  { path: 'C:\\Windows\\System32\\viettel-ca_v6.dll', maker: 'Viettel-CA', platform: 'win32' },
  { path: 'C:\\Windows\\System32\\vnptca_p11_v8.dll', maker: 'VNPT-CA', platform: 'win32' },
  { path: 'C:\\Windows\\System32\\eTPKCS11.dll', maker: 'SafeNet', platform: 'win32' },
  { path: '/usr/lib/bit4id/libbit4xpki.so', maker: 'Ban Cơ yếu (bit4id)', platform: 'linux' },
  { path: '/usr/lib/softhsm/libsofthsm2.so', maker: 'SoftHSM', platform: 'linux' },
];

/** The file's own name, whatever system the path is of. */
export const moduleName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
