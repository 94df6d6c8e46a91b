import { join } from 'node:path';
import { VAULT_FILES } from '../../../shared/vaultFiles.ts';

/** Where the parts of a vault folder lie. */
export const vaultPaths = (dir: string) => ({
  header: join(dir, VAULT_FILES.header),
  front: join(dir, VAULT_FILES.front),
  database: join(dir, VAULT_FILES.database),
  blobs: join(dir, VAULT_FILES.blobs),
  lock: join(dir, VAULT_FILES.lock),
});
export type VaultPaths = ReturnType<typeof vaultPaths>;
