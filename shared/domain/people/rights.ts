/**
 * The works of an office whose right is explained to people, in the order of a day: each is the operation that begins
 * the work. The whole table of operations stands under Thiết lập → Phân quyền.
 */
export const EXPLAINED_RIGHTS = [
  'documents.registerIncoming',
  'documents.registerOutgoing',
  'documents.direct',
  'documents.answer',
  'proposals.create',
  'proposals.sign',
  'attachments.open',
  'access.grant',
  'access.emergency',
  'protection.propose',
  'protection.decide',
  'destruction.decide',
  'copies.make',
  'copies.decidePermit',
  'registers.close',
  'registers.correctLine',
  'submissions.register',
  'submissions.assign',
  'exchange.send',
  'exchange.openChannel',
  'ledger.list',
  'people.add',
  'delegations.add',
  'keys.issue',
  'backup.setFolder',
] as const;
export type ExplainedRight = (typeof EXPLAINED_RIGHTS)[number];
