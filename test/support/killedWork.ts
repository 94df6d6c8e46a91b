import { everything } from './registration.ts';
import type { ProposalInput } from './proposals.ts';
import { submission } from './submissions.ts';
import type { Caller } from './vault.ts';

/** What a process does over and over until it is killed, besides saving; each says `kind id` once it is acknowledged. */
export const WORK = ['direct', 'submit', 'propose'] as const;
export type Work = (typeof WORK)[number];

export const WORKER_OF: Readonly<Record<Work, string>> = {
  direct: 'lanhdao',
  submit: 'vanthu',
  propose: 'chuyenvien',
};

type Tell = (text: string) => void;

/** Directs what was presented to the leader; when all is directed, there is no more to do. */
export async function direct(leader: Caller, leadId: string, tell: Tell): Promise<void> {
  const { rows } = await leader.ok('documents.list', { ...everything, book: 'incoming', limit: 200 });
  for (const { id, state } of rows) {
    if (state !== 'presented') continue;
    const { revision } = await leader.ok('documents.get', { id });
    await leader.ok('documents.direct', {
      id,
      revision,
      text: 'Giao chuyên viên tham mưu',
      leadId,
      supportIds: [],
      dueOn: null,
      dueTime: null,
    });
    tell(`directed ${id}`);
  }
}

/** Takes a case in and classifies it: two acknowledged steps. */
export async function submit(clerk: Caller, count: number, tell: Tell): Promise<void> {
  const { id } = await clerk.ok(
    'submissions.register',
    submission({ receivedOn: '2026-11-24', title: `Mạng hay mất, lần ${count}`, body: `Lần ${count}.` }),
  );
  tell(`submission ${id}`);
}

/** A draft, saved anew, then on its way to the checker. */
export async function propose(drafter: Caller, input: ProposalInput, tell: Tell): Promise<void> {
  const made = await drafter.ok('proposals.create', input);
  const saved = await drafter.ok('proposals.save', { ...input, ...made, note: 'sửa một lần', file: null });
  tell(`draft-proposal ${made.id}`);
  await drafter.ok('proposals.propose', { ...saved, remark: '' });
  tell(`proposed ${made.id}`);
}
