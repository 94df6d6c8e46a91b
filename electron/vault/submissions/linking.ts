import { raise } from '../../../shared/errors.ts';
import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import { mayReadFiles, mayReadLine } from '../knowing/needToKnow.ts';
import { agreedDocument } from '../knowing/statements.ts';
import { type Ports, about, handlers } from '../ports.ts';
import { carryOut, freshSubmission, mayTellSender } from './acting.ts';
import { bookOf, insertLink, type LinkRow, linksOf, undoLink } from './linkStore.ts';
import { findSubmission } from './store.ts';

/** Hồ sơ, văn bản liên quan. Whoever may not know a document learns only that there is one. */
export const linkingCommands = handlers({
  'submissions.link': (ports, input) => {
    const before = freshSubmission(ports, input);
    if (!mayTellSender(ports, before) && !ports.actor.roles.includes('leader'))
      raise('not-permitted', { op: 'submissions.link' });
    const { kind, targetId, note } = input;
    if (targetId === before.id || targetOf(ports, kind, targetId) === null)
      raise('not-found', { id: targetId });
    if (linksOf(ports.db, before.id).some((link) => otherEnd(link, before.id) === targetId))
      raise('already-linked', { id: targetId });
    const by = { byId: ports.actor.id, atMs: ports.nowMs() };
    insertLink(ports.db, { submissionId: before.id, kind, targetId, note, ...by });
    const changed = carryOut(ports, before, { act: 'link', note: '' }, { state: before.state });
    ports.append({ act: 'submission.linked', ...about('submission', before.id), facts: { kind } });
    if (kind === 'submission') ports.announce('submissions.changed', targetId);
    return changed;
  },

  'submissions.unlink': (ports, input) => {
    const before = freshSubmission(ports, input);
    if (!mayTellSender(ports, before) && !ports.actor.roles.includes('leader'))
      raise('not-permitted', { op: 'submissions.unlink' });
    const link = linksOf(ports.db, before.id).find(
      ({ submissionId, position }) => submissionId === before.id && position === input.position,
    );
    if (link === undefined || targetOf(ports, link.kind, link.targetId) === null)
      return raise('not-found', { id: before.id });
    undoLink(ports.db, before.id, link.position, { byId: ports.actor.id, atMs: ports.nowMs() });
    const changed = carryOut(ports, before, { act: 'unlink', note: '' }, { state: before.state });
    ports.append({
      act: 'submission.unlinked',
      ...about('submission', before.id),
      facts: { kind: link.kind },
    });
    if (link.kind === 'submission') ports.announce('submissions.changed', link.targetId);
    return changed;
  },
});

type Target = NonNullable<SubmissionDetail['links'][number]['target']>;

const otherEnd = (link: LinkRow, id: string): string =>
  link.targetId === id ? link.submissionId : link.targetId;

/** What this person may see of the other end; null when not even that it exists. */
export function targetOf(ports: Ports, kind: LinkRow['kind'], id: string): Target | null {
  if (kind === 'submission') {
    const other = findSubmission(ports.db, id);
    return other === null ? null : { id, book: null, code: other.receiptCode, title: other.title };
  }
  const document = agreedDocument(ports.db, id);
  if (document === null || ports.actor.roles.every((role) => role === 'admin' || role === 'cipher'))
    return null;
  if (!mayReadLine(ports, document)) return null;
  const open = document.level === 'none' || mayReadFiles(ports, id);
  const title = open ? openSubject(ports, id, document.subject) : null;
  return { id, book: bookOf(ports.db, id), code: document.code, title };
}

export const linkViews = (ports: Ports, id: string): SubmissionDetail['links'] =>
  linksOf(ports.db, id).map((link) => {
    const own = link.submissionId === id;
    const target = targetOf(ports, own ? link.kind : 'submission', otherEnd(link, id));
    return {
      position: link.position,
      own,
      kind: own ? link.kind : 'submission',
      target,
      // what was noted about a document stays with those who may know of it
      note: target === null ? '' : link.note,
    };
  });
