import path from 'node:path';
import type { Input } from '../../shared/ipc/contract.ts';
import { type Caller, TEST_PASSPHRASE, type TestVault } from './vault.ts';
import { lookAt } from './secrecy.ts';

export const FIXTURE_PDF = path.resolve(import.meta.dirname, '../fixtures/dispatches/d01.pdf');

export type ProposalInput = Input<'proposals.create'>;

/** A draft as a specialist writes it, checked by the chief of office, for the secretary to sign. */
export const proposal = (
  vault: Pick<TestVault, 'ids'>,
  change: Partial<ProposalInput> = {},
): ProposalInput => ({
  typeId: 'bao-cao',
  urgency: 'thuong',
  level: 'none',
  itemRef: null,
  subject: 'kết quả chuyển đổi số trong các cơ quan đảng tháng 11/2026',
  recipients: ['Tỉnh ủy Sơn Hà', 'Văn phòng Tỉnh ủy'],
  copies: 3,
  copyAllowed: true,
  pages: 2,
  note: '',
  answersId: null,
  checkerId: vault.ids['lanhdao'] ?? '',
  signerId: vault.ids['bithu'] ?? '',
  clerkId: vault.ids['vanthu'] ?? '',
  capacity: 'party-tm',
  delegationId: null,
  file: null,
  ...change,
});

export async function stage(caller: Caller, file = FIXTURE_PDF): Promise<string> {
  const { stageId, secrecy } = await caller.ok('attachments.stagePath', { path: file });
  if (secrecy.state === 'unread') await lookAt(caller, stageId);
  return stageId;
}

/** Signs in as one person after the other and takes a step; answers with the revision to act on next. */
export async function walk(
  vault: TestVault,
  id: string,
  revision: number,
  steps: readonly (readonly [who: string, act: 'propose' | 'pass' | 'present' | 'sign'])[],
): Promise<number> {
  let now = revision;
  for (const [who, act] of steps) {
    const caller = await vault.as(who);
    const seen = { id, revision: now };
    if (act === 'pass') await openDraft(caller, id);
    if (act === 'sign') now = (await caller.ok('proposals.sign', await signing(caller, id))).revision;
    else now = (await caller.ok(`proposals.${act}`, { ...seen, remark: '' })).revision;
  }
  return now;
}

/** A classified draft is confirmed by whoever opened it. */
export async function openDraft(caller: Caller, id: string): Promise<void> {
  const { level, versionList } = await caller.ok('proposals.get', { id });
  const file = versionList[0]?.file;
  if (level !== 'none' && file) await caller.ok('attachments.open', { id: file.id });
}

/** What the sign dialog sends when nothing is decided otherwise. */
export async function signing(caller: Caller, id: string): Promise<Input<'proposals.sign'>> {
  const { revision, level, recipients, copies, copyAllowed } = await caller.ok('proposals.get', { id });
  return {
    id,
    revision,
    passphrase: TEST_PASSPHRASE,
    decision: {
      level,
      recipients,
      copies: copies ?? 1,
      copyAllowed: copyAllowed ?? false,
      sampleConfirmed: true,
    },
    remark: '',
  };
}
