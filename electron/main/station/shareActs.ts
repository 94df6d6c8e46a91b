import path from 'node:path';
import type { HostFunctions } from '../ipc/hostFunctions.ts';
import { refused } from '../ipc/router.ts';
import type { Dialogs } from './dialogs.ts';
import type { AskVault } from './askVault.ts';

export interface SharePorts {
  readonly ask: AskVault;
  readonly dialogs: Dialogs;
}

type Acts = Pick<
  HostFunctions,
  'pickShareHolders' | 'makeShares' | 'writeHolderCertificate' | 'openShare' | 'joinShares'
>;

const CANCELLED = { ok: true, value: null } as const;

/** Of whom and of which set a share is stands in the name of its file; opened, it keeps that. */
function openedName(sealed: string): string {
  const { name } = path.parse(sealed);
  return `phan-ma-da-mo-${name.replace(/^phan-ma-khoi-phuc-/, '')}.json`;
}

/** Shares of the recovery code as files. Which certificates were looked at is kept here; the page never hears a path. */
export function shareActs({ ask, dialogs }: SharePorts): Acts {
  let certificates: readonly string[] = [];
  return {
    async pickShareHolders() {
      const chosen = await dialogs.files('holders');
      if (chosen.length === 0) return CANCELLED;
      const reply = await ask('backup.lookAtHolders', {
        certificates: chosen,
      });
      certificates = reply.ok ? chosen : [];
      return reply;
    },
    async makeShares(recoveryCode, threshold) {
      if (certificates.length === 0) return refused('not-found');
      const folder = await dialogs.folder('shares');
      if (folder === null) return CANCELLED;
      const reply = await ask('backup.makeShares', {
        recoveryCode,
        certificates,
        threshold,
        path: folder,
      });
      return reply.ok ? { ok: true, value: { holders: reply.value.holders } } : reply;
    },
    async writeHolderCertificate() {
      const to = await dialogs.save('chung-thu-giu-phan-ma.pem');
      return to === null ? CANCELLED : ask('backup.writeHolderCertificate', { path: to });
    },
    async openShare(passphrase) {
      const sealed = await dialogs.file('share');
      if (sealed === null) return CANCELLED;
      const to = await dialogs.save(openedName(sealed));
      return to === null ? CANCELLED : ask('backup.openShare', { path: sealed, to, passphrase });
    },
    async joinShares() {
      const paths = await dialogs.files('openedShares');
      return paths.length === 0 ? CANCELLED : ask('backup.joinShares', { paths });
    },
  };
}
