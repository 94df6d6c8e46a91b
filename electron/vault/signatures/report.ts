import { verdictOf } from '../../../shared/domain/signatures/verdict.ts';
import type { FileSignature } from '../../../shared/ipc/contract/fileSignatures.ts';
import type { SignatureFacts } from '../../../shared/ipc/readerSignatures.ts';
import { trustOf, type TrustLists } from './trust.ts';

/** The word for one signature and what stands behind it. */
export function reportOf(facts: SignatureFacts, lists: TrustLists, nowMs: number): FileSignature {
  const trust = trustOf(facts, lists, nowMs);
  const { stamp } = facts;
  return {
    verdict: verdictOf(facts, trust.signer),
    field: facts.field,
    kind: facts.kind,
    coverage: facts.coverage,
    proof: facts.proof,
    weak: facts.weak,
    changes: facts.changes,
    trust: trust.signer,
    signer: facts.signer,
    claimedMs: facts.claimedMs,
    stamp:
      stamp === null
        ? null
        : {
            timeMs: stamp.timeMs,
            proof: stamp.proof,
            weak: stamp.weak,
            authority: stamp.authority,
            trust: trust.stamp ?? 'unknown',
          },
  };
}
