import { join } from 'node:path';

/** Names of what stands in a vault folder. */
export const vaultPaths = (dir: string) => ({
  header: join(dir, 'vault.json'),
  /** what the unlock screen shows; no secret, and nothing depends on it */
  front: join(dir, 'front.json'),
  database: join(dir, 'vault.db'),
  blobs: join(dir, 'blobs'),
  lock: join(dir, 'lock'),
});
export type VaultPaths = ReturnType<typeof vaultPaths>;
