import {
  existsNow,
  type ProtectionAct,
  type ProtectionContext,
  type ProtectionReason,
  protectionRefusal,
} from '../../../shared/domain/levels/protectionActs.ts';
import { AppError, type ErrorCode, raise } from '../../../shared/errors.ts';
import { holdsContentKey } from '../knowing/contentKeys.ts';
import { hasGrants } from '../knowing/grantStore.ts';
import { loadDocument, type Seen } from './change.ts';
import { isContentSealed } from '../knowing/needToKnow.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import { hasException } from '../people/lookUps.ts';
import type { Ports } from '../ports.ts';
import { FROZEN_RULE, isFrozen } from '../knowing/freeze.ts';
import { isHeld } from '../knowing/held.ts';
import { HOLD_RULE } from '../tables/holds.ts';
import { waitingProposal } from '../tables/levelProposals.ts';
import { openSample } from '../tables/samples.ts';

export const OWN_PROPOSAL_RULE = 'BM-22';

export function protectionContext(ports: Ports, document: DocumentRecord): ProtectionContext {
  const { db, actor } = ports;
  return {
    actor,
    exception: hasException(db, actor.id, ports.today()),
    document: { ...document, contentSealed: isContentSealed(db, document.id) },
    today: ports.today(),
    proposedBy: waitingProposal(db, document.id)?.proposedBy ?? null,
    frozen: isFrozen(db, document.id),
    held: isHeld(db, document.id),
    keepsIt: keepsDocument(ports, document),
    sampleGround: openSample(db, document.id) !== null,
    holdsKey: !hasGrants(db, document.id) || holdsContentKey(ports, document.id),
    listed:
      db
        .prepare(
          `SELECT 1 FROM destruction_item i JOIN destruction d ON d.id = i.destruction_id
            WHERE i.document_id = ? AND d.state NOT IN ('withdrawn')`,
        )
        .get(document.id) !== undefined,
  };
}

/** The custodians keep what lies in the office; others what they hold, the document or a copy of it. */
function keepsDocument({ db, actor }: Ports, document: Pick<DocumentRecord, 'id' | 'holderId'>): boolean {
  if (actor.roles.some((role) => role === 'clerk' || role === 'archivist')) return true;
  if (document.holderId === actor.id) return true;
  return (
    db
      .prepare("SELECT 1 FROM copy WHERE document_id = :id AND holder_id = :person AND state = 'in-custody'")
      .get({ id: document.id, person: actor.id }) !== undefined
  );
}

/** So many days before a period ends it can still be extended without a document of the head, by the rule pack. */
export const extendBeforeDays = (ports: Ports): number =>
  ports.rules.asOf(ports.today()).levelDuty('extend-before')?.days ?? 60;

const CODE_OF: Record<ProtectionReason, [ErrorCode, string | null]> = {
  role: ['not-permitted', null],
  separation: ['separation-of-duties', OWN_PROPOSAL_RULE],
  'no-key': ['key-not-granted', null],
  waiting: ['illegal-transition', null],
  frozen: ['document-frozen', FROZEN_RULE],
  held: ['document-on-hold', HOLD_RULE],
  'not-holder': ['not-permitted', null],
  'period-ended': ['extension-too-late', 'BM-15'],
  'not-issued': ['illegal-transition', null],
  'not-closed': ['not-destroyable', 'BM-21'],
};

/**
 * The beginning of every act: need-to-know, revision, and what stands against it.
 * @throws AppError `not-found`, `stale-revision`, `illegal-transition`, and the code of the reason
 */
export function beginAct(ports: Ports, act: ProtectionAct, seen: Seen): DocumentRecord {
  const document = loadDocument(ports, seen.id);
  if (document.revision !== seen.revision) raise('stale-revision', { id: seen.id });
  const context = protectionContext(ports, document);
  if (!existsNow(act, context)) raise('illegal-transition', { from: document.state, action: act });
  const reason = protectionRefusal(act, context);
  if (reason === null) return document;
  const [code, rule] = CODE_OF[reason];
  throw new AppError(code, {
    from: document.state,
    action: act,
    reason,
    ...(rule === null ? {} : { rule }),
    ...(code === 'extension-too-late' ? { days: extendBeforeDays(ports) } : {}),
  });
}
