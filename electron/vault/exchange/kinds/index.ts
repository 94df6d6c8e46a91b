import type { EnvelopeKind } from '../../../../shared/ipc/contract/exchange.ts';
import { documentKind } from './document.ts';
import type { Kind } from './kind.ts';
import { receiptKind } from './receipt.ts';

/** Every kind that this station takes in; one small file each. */
const KINDS: readonly Kind[] = [documentKind, receiptKind];

/** Undefined for a kind that only a newer station knows: such an envelope is kept whole and asked about. */
export const kindNamed = (name: string | EnvelopeKind): Kind | undefined =>
  KINDS.find(({ kind }) => kind === name);
