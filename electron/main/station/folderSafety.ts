/** Why a vault must not lie in a folder. */
export type FolderProblem = 'network-share' | 'cloud-synced' | 'removable' | 'temporary' | 'shared-folder';

export interface FolderFacts {
  /** absolute path, links resolved */
  readonly path: string;
  readonly platform: NodeJS.Platform;
  /** file system type by the mount table (Linux), or null where it can't be read */
  readonly fileSystem: string | null;
  /** folders that synchronising programs announced (`OneDrive` and the like in the environment) */
  readonly syncRoots: readonly string[];
  /** folders that the system empties of its own accord */
  readonly temporaryRoots: readonly string[];
}

const NETWORK_FILE_SYSTEMS =
  /^(?:nfs\d?|cifs|smb\w*|afs|afpfs|ncpfs|9p|ceph|glusterfs|webdav|davfs\d?|fuse\.(?:sshfs|davfs\d?|rclone|gvfsd-fuse|google-drive-ocamlfuse|onedriver|s3fs))$/;
/** Names that the synchronising programs give their folders; a path part equal to or beginning with one of them. */
const SYNC_NAMES =
  /^(?:onedrive(?:\b.*)?|dropbox(?:\b.*)?|google ?drive|googledrive|my drive|icloud ?drive|com~apple~clouddocs|mobile documents|nextcloud|owncloud|syncthing|megasync|pcloud ?drive|box sync|zalo ?(?:cloud|received files))$/i;
const REMOVABLE = /^\/(?:media|run\/media|volumes)\//i;

/**
 * Judges a vault folder. A database on a network share loses its locks, a synchronised one is copied to
 * someone else's machine and torn, and a public or temporary one isn't the office's own.
 * @returns the first problem, or null for a folder that may hold a vault
 */
export function folderProblem(facts: FolderFacts): FolderProblem | null {
  const { platform } = facts;
  const path = comparable(facts.path, platform);
  if (path.startsWith('//')) return 'network-share'; // \\server\share
  if (facts.fileSystem !== null && NETWORK_FILE_SYSTEMS.test(facts.fileSystem)) return 'network-share';
  if (facts.syncRoots.some((root) => isWithin(path, comparable(root, platform)))) return 'cloud-synced';
  if (path.split('/').some((part) => SYNC_NAMES.test(part))) return 'cloud-synced';
  if (platform !== 'win32' && REMOVABLE.test(path)) return 'removable';
  if (facts.temporaryRoots.some((root) => isWithin(path, comparable(root, platform)))) return 'temporary';
  if (/\/(?:users\/(?:public|shared)|home\/[^/]+\/public)(?:\/|$)/i.test(path)) return 'shared-folder';
  return null;
}

/** Forward slashes, no slash at the end, and one case where the file system knows only one. */
function comparable(path: string, platform: NodeJS.Platform): string {
  const slashed =
    platform === 'win32'
      ? path
          .replace(/^\\\\\?\\(?:UNC\\)?/i, (head) => (/unc/i.test(head) ? '\\\\' : ''))
          .replaceAll('\\', '/')
      : path;
  const cut = slashed.length > 1 ? slashed.replace(/\/+$/, '') : slashed;
  return platform === 'linux' ? cut : cut.toLowerCase();
}

function isWithin(path: string, root: string): boolean {
  return root !== '' && (path === root || path.startsWith(`${root}/`));
}

/**
 * The file system of a path by the text of `/proc/self/mounts` (fields: device, mount point, type, …; spaces in
 * a mount point are written `\040`). Null when no line fits.
 */
export function fileSystemOf(path: string, mounts: string): string | null {
  let best: { point: string; type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [, point, type] = line.split(' ');
    if (!point || !type) continue;
    const plain = point.replace(/\\([0-7]{3})/g, (_all, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const fits = plain === '/' || isWithin(path, plain);
    if (fits && (best === null || plain.length >= best.point.length)) best = { point: plain, type };
  }
  return best?.type ?? null;
}
