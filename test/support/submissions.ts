import { stageText } from './backups.ts';
import type { Input, OpName, Output } from '../../shared/ipc/contract.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import type { Given } from './shown.ts';
import type { TestVault } from './vault.ts';

type Register = Input<'submissions.register'>;

/** An ordinary submission as intake enters it; a test changes what it is about. */
export const submission = (change: Partial<Register> = {}): Register => ({
  kind: 'phan-anh',
  source: 'letter',
  receivedOn: '2026-11-25',
  sender: {
    fullName: 'Nguyễn Văn Hải',
    address: 'Số nhà 45, thôn Nà Lạn, xã Đồng Vàng',
    phone: '0912 345 618',
    email: '',
    idNumber: '',
  },
  onBehalf: true,
  field: 'Hạ tầng số',
  title: 'Mạng tại điểm phục vụ hành chính công hay mất kết nối',
  body: 'Điểm phục vụ hành chính công thôn Nà Lạn hay mất mạng vào đầu giờ sáng, hồ sơ nộp nửa chừng phải làm lại.',
  note: '',
  files: [],
  phraseConfirmed: false,
  ...change,
});

/** Operations that change one case at the revision that was seen. */
type CaseOp = {
  [K in OpName]: Input<K> extends { id: string; revision: number } ? K : never;
}[OpName];
type Rest<K extends CaseOp> = Omit<Given<K>, 'id' | 'revision'>;

/** One case of a vault, and people who sit down one after another to act on it as they see it. */
export interface CaseHands {
  readonly id: string;
  readonly receiptCode: string;
  see(who: string): Promise<Output<'submissions.get'>>;
  /** The act at the revision that stands now; throws where it is refused. */
  does<K extends CaseOp>(who: string, op: K, rest: Rest<K>): Promise<void>;
  /** The error code of an act that is refused, or 'ok'. */
  refused<K extends CaseOp>(who: string, op: K, rest: Rest<K>): Promise<string>;
}

export async function takeInCase(vault: TestVault, change: Partial<Register> = {}): Promise<CaseHands> {
  const intake = await vault.at('tiepnhan');
  return handsOf(vault, await intake.ok('submissions.register', submission(change)));
}

/** A case that is in the vault already. */
export function handsOf(
  vault: TestVault,
  { id, receiptCode }: { readonly id: string; readonly receiptCode: string },
): CaseHands {
  const see = async (who: string): Promise<Output<'submissions.get'>> =>
    (await vault.at(who)).ok('submissions.get', { id });
  const call = async <K extends CaseOp>(who: string, op: K, rest: Rest<K>): Promise<Reply<Output<K>>> => {
    const caller = await vault.at(who);
    const { revision } = await caller.ok('submissions.get', { id });
    return caller.call(op, { ...rest, id, revision } as unknown as Given<K>);
  };
  return {
    id,
    receiptCode,
    see,
    does: async (who, op, rest) => {
      const reply = await call(who, op, rest);
      if (!reply.ok) throw new Error(`${op}: ${JSON.stringify(reply.error)}`);
    },
    refused: async (who, op, rest) => {
      const reply = await call(who, op, rest);
      return reply.ok ? 'ok' : reply.error.code;
    },
  };
}

const ACCEPT = { decision: 'accept', reasonCode: null, note: '', transferTo: null } as const;

/** Accepted by intake, assigned by the head of the office to the specialist, who takes it up. */
export async function underWay(vault: TestVault, one: CaseHands): Promise<void> {
  await one.does('tiepnhan', 'submissions.classify', ACCEPT);
  const leadId = vault.ids['chuyenvien'] ?? '';
  await one.does('lanhdao', 'submissions.assign', { leadId, supportIds: [], dueOn: null, text: '' });
  await one.does('chuyenvien', 'submissions.startWork', {});
}

/** Under way, and answered with the leader's word. @param enclosed contents of text files that go with the answer */
export async function answered(
  vault: TestVault,
  one: CaseHands,
  text: string,
  enclosed: readonly string[] = [],
): Promise<void> {
  await underWay(vault, one);
  const files: string[] = [];
  for (const content of enclosed) files.push(await stageText(await vault.as('chuyenvien'), content));
  await one.does('chuyenvien', 'submissions.draftAnswer', { text, submit: true, files });
  await one.does('lanhdao', 'submissions.decideAnswer', { approve: true, note: '' });
}
