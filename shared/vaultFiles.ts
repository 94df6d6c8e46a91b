/** Names of what stands in a vault folder. The main process looks whether they are there; only the vault reads them. */
export const VAULT_FILES = {
  header: 'vault.json',
  /** what the unlock screen shows; no secret, and nothing depends on it */
  front: 'front.json',
  database: 'vault.db',
  blobs: 'blobs',
  lock: 'lock',
} as const;
