import type { WireError } from '../../../shared/errors.ts';
import type { LedgerDraft } from '../ports.ts';

/** What the ledger keeps of an act that the gate refused: by which rule and for which level, never of what. */
export function refusedForMark(stationId: string, error: WireError): LedgerDraft | null {
  const { rule, level, found } = error.params;
  if (error.code !== 'secret-mark-found' || (found !== 'file' && found !== 'words')) return null;
  const facts = { rule: String(rule), mark: String(level), found };
  return { act: 'secrecy.refused', subjectKind: 'station', subjectId: stationId, facts };
}
