import type { Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { HostFunctions } from '../ipc/hostFunctions.ts';
import { refused } from '../ipc/router.ts';
import type { Dialogs } from './dialogs.ts';

export interface SharePorts {
  ask<T>(op: string, input: unknown): Promise<Reply<T>>;
  readonly dialogs: Dialogs;
}

type Acts = Pick<
  HostFunctions,
  'pickShareHolders' | 'makeShares' | 'writeHolderCertificate' | 'openShare' | 'joinShares'
>;

const CANCELLED = { ok: true, value: null } as const;

/** Shares of the recovery code as files. Which certificates were looked at is kept here; the page never hears a path. */
export function shareActs({ ask, dialogs }: SharePorts): Acts {
  let certificates: readonly string[] = [];
  return {
    async pickShareHolders() {
      const chosen = await dialogs.files();
      if (chosen.length === 0) return CANCELLED;
      const reply = await ask<Output<'backup.lookAtHolders'>>('backup.lookAtHolders', {
        certificates: chosen,
      });
      certificates = reply.ok ? chosen : [];
      return reply;
    },
    async makeShares(recoveryCode, threshold) {
      if (certificates.length === 0) return refused('not-found');
      const path = await dialogs.folder();
      if (path === null) return CANCELLED;
      const reply = await ask<Output<'backup.makeShares'>>('backup.makeShares', {
        ...{ recoveryCode, certificates, threshold, path },
      });
      return reply.ok ? { ok: true, value: { holders: reply.value.holders } } : reply;
    },
    async writeHolderCertificate() {
      const path = await dialogs.save('chung-thu-giu-phan-ma.pem');
      return path === null
        ? CANCELLED
        : ask<Output<'backup.writeHolderCertificate'>>('backup.writeHolderCertificate', { path });
    },
    async openShare(passphrase) {
      const path = await dialogs.file();
      if (path === null) return CANCELLED;
      const to = await dialogs.save('phan-ma-da-mo.json');
      return to === null
        ? CANCELLED
        : ask<Output<'backup.openShare'>>('backup.openShare', { path, to, passphrase });
    },
    async joinShares() {
      const paths = await dialogs.files();
      return paths.length === 0
        ? CANCELLED
        : ask<Output<'backup.joinShares'>>('backup.joinShares', { paths });
    },
  };
}
