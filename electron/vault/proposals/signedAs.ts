import type { Ports } from '../ports.ts';
import { findDelegation } from '../people/delegationStore.ts';
import { personRef } from '../people/personRef.ts';
import { signatureInForce } from './signatureStore.ts';
import { proposalOfDocument } from './store.ts';

/** T/M and TM. are for the body, whose name the post is not; the others stand before a post (Q. Chủ tịch). */
const FOR_THE_BODY = /-tm$/;

/**
 * In which form a document was signed here, as it stands above the name: "KT. Chủ tịch, Phó Chủ tịch"; '' where it was
 * not signed in this application, or its line names another signer by now (đính chính).
 */
export function signedAs(ports: Ports, document: { id: string; signer: string }): string {
  const proposal = proposalOfDocument(ports.db, document.id);
  const signature = proposal === null ? null : signatureInForce(ports.db, proposal.id, 'person');
  if (proposal === null || signature === null) return '';
  if (personRef(ports, proposal.signerId ?? '').fullName !== document.signer) return '';
  const capacities = ports.rules.asOf(ports.today()).capacities(ports.station.office.kind);
  const mark = capacities.find(({ capacity }) => capacity === proposal.capacity)?.mark ?? '';
  const delegation = proposal.delegationId === null ? null : findDelegation(ports.db, proposal.delegationId);
  const { position } = signature;
  if (delegation !== null)
    return [`${mark} ${delegation.fromPosition}`.trim(), position].filter(Boolean).join(', ');
  return [mark, position].filter(Boolean).join(FOR_THE_BODY.test(proposal.capacity) ? ' · ' : ' ');
}
