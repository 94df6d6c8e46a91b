import type { Ports } from '../ports.ts';
import type { DatedRules } from '../rules/ruleBook.ts';
import type { SubmissionRecord } from './store.ts';

/**
 * The rules that a case is handled by: of the day it was received, in the version of its pack that it keeps to, whatever
 * newer version has come into force since.
 */
export const rulesOfCase = (
  ports: Pick<Ports, 'rules'>,
  record: Pick<SubmissionRecord, 'receivedOn' | 'rulePack'>,
): DatedRules => ports.rules.pinned(record.receivedOn, record.rulePack);
