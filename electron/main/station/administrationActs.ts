import { basename, dirname, join } from 'node:path';
import type { OpName } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { HostFunctions } from '../ipc/hostFunctions.ts';
import { refused } from '../ipc/router.ts';
import type { Dialogs } from './dialogs.ts';
import { safeFileName } from './fileName.ts';
import type { AskVault } from './askVault.ts';

export interface AdministrationPorts {
  readonly ask: AskVault;
  readonly dialogs: Dialogs;
  save(
    op: OpName,
    name: string,
    extension: string,
    input: (path: string) => unknown,
  ): Promise<Reply<{ saved: boolean }>>;
}

type Acts = Pick<
  HostFunctions,
  | 'loadPolicy'
  | 'loadSignatureTrust'
  | 'checkUpdate'
  | 'stageUpdate'
  | 'saveSupport'
  | 'readProvision'
  | 'lookProvision'
  | 'applyProvision'
  | 'lookToSign'
  | 'signIssued'
  | 'sendIssued'
>;

/** Files of the administrator. What is done in two steps keeps its path here; the page never hears it. */
export function administrationActs({ ask, dialogs, save }: AdministrationPorts): Acts {
  let updatePath: string | null = null;
  let provisionPath: string | null = null;
  let toSignPath: string | null = null;
  return {
    async loadPolicy(fingerprint) {
      const path = await dialogs.file('policy');
      if (path === null) return { ok: true, value: null };
      return ask('policy.load', { path, fingerprint });
    },
    async loadSignatureTrust() {
      const path = await dialogs.file('signatureTrust');
      if (path === null) return { ok: true, value: null };
      return ask('signatureTrust.load', { path });
    },
    async checkUpdate() {
      const path = await dialogs.file('update');
      if (path === null) return { ok: true, value: null };
      const reply = await ask('updates.check', { path });
      updatePath = reply.ok ? path : null;
      return reply;
    },
    stageUpdate: async () =>
      updatePath === null ? refused('not-found') : ask('updates.stage', { path: updatePath }),
    saveSupport: (purpose, name) => save('support.saveTo', name, '.json', (path) => ({ purpose, path })),
    async readProvision() {
      const path = await dialogs.file('provision');
      if (path === null) return { ok: true, value: null };
      const reply = await ask('provision.read', { path });
      provisionPath = reply.ok ? path : null;
      return reply;
    },
    async lookProvision() {
      const path = await dialogs.file('provision');
      if (path === null) return { ok: true, value: null };
      const reply = await ask('provision.look', { path });
      provisionPath = reply.ok ? path : null;
      return reply;
    },
    applyProvision: async (sha256) =>
      provisionPath === null ? refused('not-found') : ask('provision.apply', { path: provisionPath, sha256 }),
    async lookToSign() {
      const path = await dialogs.file('toSign');
      if (path === null) return { ok: true, value: null };
      const reply = await ask('provision.lookToSign', { path });
      toSignPath = reply.ok ? path : null;
      return reply;
    },
    sendIssued: async (sha256, to) =>
      toSignPath === null
        ? refused('not-found')
        : ask('provision.sendSigned', { path: toSignPath, sha256, to }),
    async signIssued(sha256) {
      const path = toSignPath;
      if (path === null) return refused('not-found');
      // beside the file that it signs, unless the person chooses another place
      const beside = join(dirname(path), safeFileName(`${basename(path)}.p7s`, '.p7s'));
      const signature = await dialogs.save(beside);
      if (signature === null) return { ok: true, value: { saved: false } };
      const reply = await ask('provision.sign', { path, sha256, signature });
      return reply.ok ? { ok: true, value: { saved: true } } : reply;
    },
  };
}
