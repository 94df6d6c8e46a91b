import { vaultPaths } from '../disk/layout.ts';

/** Where the encrypted files of a vault lie, beside its database. */
export const filesDir = (vaultDir: string): string => vaultPaths(vaultDir).blobs;

/** Largest file of a record, bytes of plain text. */
export const MAX_FILE_BYTES = 500 * 1024 * 1024;
