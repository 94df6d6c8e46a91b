import type { HostFunctions } from '../ipc/hostFunctions.ts';
import { refused } from '../ipc/router.ts';
import type { AdministrationPorts } from './administrationActs.ts';

type Acts = Pick<HostFunctions, 'writeArchive' | 'lookAtArchive' | 'takeArchive' | 'writeArchiveAgain'>;

/** Packages of nộp lưu. The path of the one that was looked at last is kept here; the page never hears it. */
export function archiveActs({ ask, dialogs, save }: AdministrationPorts): Acts {
  let lookedAt: string | null = null;
  return {
    writeArchive: (chosen, name) => save('archive.writeTo', name, '.zip', (path) => ({ ...chosen, path })),
    async lookAtArchive() {
      lookedAt = null;
      const path = await dialogs.file('archive');
      if (path === null) return { ok: true, value: null };
      const reply = await ask('archive.look', { path });
      lookedAt = reply.ok ? path : null;
      return reply;
    },
    takeArchive: async (fingerprint, comparedHow) =>
      lookedAt === null
        ? refused('not-found')
        : ask('archive.takeFrom', { path: lookedAt, fingerprint, comparedHow }),
    writeArchiveAgain: (packageId, name) =>
      save('archive.writeAgain', name, '.zip', (path) => ({ packageId, path })),
  };
}
