import type { Result } from '../../result.ts';
import { formatReceiptCode, parseReceiptCode, type ReceiptFault } from '../numbering/receiptCode.ts';

/** Short code on the label of a copy, `BS-0412-7K`: same family as the receipt codes, so a typing slip is told. */
const PREFIX = 'BS';

export interface CopyCode {
  readonly year: number;
  readonly serial: number;
}

export const formatCopyCode = ({ year, serial }: CopyCode): string =>
  formatReceiptCode({ prefix: PREFIX, year, sequence: serial });

/** Reads a code as a scanner or a person types it. */
export function parseCopyCode(typed: string): Result<CopyCode, ReceiptFault> {
  const parsed = parseReceiptCode(typed, PREFIX);
  return parsed.ok ? { ok: true, value: { year: parsed.value.year, serial: parsed.value.sequence } } : parsed;
}
