import { findPerson } from '../people/lookUps.ts';
import type { Ports } from '../ports.ts';
import { rulesOfCase } from './caseRules.ts';
import { lastActors, type SubmissionRecord } from './store.ts';

export interface Refusal {
  /** the reason in the words of the pack, without a full stop */
  readonly why: string;
  /** where the sender goes with it instead, as a sentence without a full stop; empty where the pack says nothing */
  readonly instead: string;
  /** who decided it */
  readonly decidedBy: string;
}

/** What a sender is told of the refusal of a case; empty words where it was not refused. */
export function refusalWords(ports: Ports, record: SubmissionRecord): Refusal {
  const { reasons } = rulesOfCase(ports, record).submission;
  const reason = reasons.find(({ code }) => code === record.reasonCode);
  const decidedBy = lastActors(ports.db, record.id).get('approve-refusal') ?? null;
  return {
    why: reason?.name ?? '',
    instead: reason?.instead ?? '',
    decidedBy: decidedBy === null ? '' : (findPerson(ports.db, decidedBy)?.fullName ?? ''),
  };
}
