import type { OpName, Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';

/** Asks the vault one operation of the contract; its reply as the contract says. */
export type AskVault = <K extends OpName>(op: K, input: unknown) => Promise<Reply<Output<K>>>;
