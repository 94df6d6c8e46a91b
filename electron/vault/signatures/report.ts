import { verdictOf } from '../../../shared/domain/signatures/verdict.ts';
import type { FileSignature } from '../../../shared/ipc/contract/fileSignatures.ts';
import type { SignatureFacts } from '../../../shared/ipc/readerSignatures.ts';
import { inTurns } from './inParts.ts';
import { type Trust, trustOfAll } from './trust.ts';
import type { TrustLists } from './trustLists.ts';

/**
 * The word for each signature of a file and what stands behind it. Whoever made the file chose how many certificates are
 * in it: others have their turn in between.
 * @param all in the order in which they were made
 */
export async function reportsOf(
  all: readonly SignatureFacts[],
  lists: TrustLists,
  nowMs: number,
): Promise<FileSignature[]> {
  const trusts = await inTurns(trustOfAll(all, lists, nowMs));
  return all.flatMap((facts, at) => {
    const trust = trusts[at];
    return trust === undefined ? [] : [reportOf(facts, trust)];
  });
}

function reportOf(facts: SignatureFacts, { signer, stamp: ofStamp, provedMs }: Trust): FileSignature {
  const { stamp } = facts;
  return {
    verdict: verdictOf(facts, signer.state),
    field: facts.field,
    kind: facts.kind,
    coverage: facts.coverage,
    proof: facts.proof,
    weak: facts.weak,
    changes: facts.changes,
    trust: signer.state,
    issuers: [...signer.issuers],
    trustedBy: signer.trustedBy,
    lists: signer.lists,
    revokedMs: signer.revokedMs,
    provedMs,
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
            trust: ofStamp?.state ?? 'unknown',
          },
  };
}
