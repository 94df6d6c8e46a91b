/** What stands between this program and an update. */
export type UpdateFault = 'product' | 'downgrade' | 'replayed' | 'skips' | 'missing';

export interface Offered {
  readonly product: string;
  readonly version: string;
  /** rises by one with every release; the same number never stands for two releases */
  readonly serial: number;
  readonly sha256: string;
  /** the oldest version that may be followed by this one */
  readonly from: string;
}

export interface Installed {
  readonly version: string;
  /** the newest release that this vault has ever been shown, and its hash */
  readonly seen: { readonly serial: number; readonly sha256: string } | null;
}

const parts = (version: string): number[] => version.split('.').map(Number);

/** Negative when `a` is older. Versions are three numbers. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < 3; i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Null when the update may be taken. An older release with a good signature is refused like a forged one. */
export function judgeUpdate(offered: Offered, installed: Installed): UpdateFault | null {
  if (offered.product !== 'an-thu') return 'product';
  if (compareVersions(offered.version, installed.version) <= 0) return 'downgrade';
  if (compareVersions(installed.version, offered.from) < 0) return 'skips';
  const { seen } = installed;
  if (seen !== null && offered.serial < seen.serial) return 'replayed';
  if (seen !== null && offered.serial === seen.serial && offered.sha256 !== seen.sha256) return 'replayed';
  return null;
}
