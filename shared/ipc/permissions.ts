import type { Role } from '../domain/people/roles.ts';
import { ROLES } from '../domain/people/roles.ts';
import type { OpName } from './contract.ts';

/**
 * Who may call what. This one table is enforced by the dispatcher before the input is even parsed, is shown
 * under Thiết lập → Phân quyền, and is the documentation. `anyone` means every signed-in person; `nobody-yet`
 * needs no session (the operation runs before the vault is open).
 *
 * Being allowed to call is not being allowed to see: records are filtered by need-to-know in their queries, and
 * a classified file opens only for those for whom its content key was wrapped. The administrator sees neither
 * content nor registers (separation of duties, facts of the office).
 */
export type Permission = readonly Role[] | 'anyone' | 'nobody-yet';

const all = (...except: Role[]): readonly Role[] => ROLES.filter((role) => !except.includes(role));
const READERS = all('admin', 'cipher');
/** Who can hold a numbered copy. */
const HOLDERS = all('admin', 'cipher', 'inspector', 'intake');
const PROCESSORS: readonly Role[] = ['leader', 'specialist', 'clerk'];

export const PERMISSIONS = {
  'vault.inspect': 'nobody-yet',
  'vault.create': 'nobody-yet',
  'vault.unlock': 'nobody-yet',
  'vault.recover': 'nobody-yet',
  'vault.lock': 'nobody-yet',
  'vault.session': 'anyone',
  'vault.newRecoveryCode': ['admin'],
  'vault.recoveryChallenge': ['admin'],
  'vault.proveRecovery': ['admin'],
  'vault.changePassphrase': 'anyone',

  'people.list': 'anyone',
  'people.choices': 'anyone',
  'people.add': ['admin'],
  'people.update': ['admin'],
  'people.resetPassphrase': ['admin'],
  'people.leave': ['admin'],
  'people.permissions': 'anyone',

  'registers.books': READERS,
  'reports.book': ['clerk', 'leader', 'archivist', 'inspector'],
  'reports.read': READERS,
  'reports.saveTo': ['clerk', 'leader', 'archivist', 'inspector'],
  'papers.offered': READERS,
  'papers.make': ['clerk', 'leader', 'specialist', 'archivist'],
  'drafts.save': all('admin', 'inspector'),
  'drafts.get': all('admin', 'inspector'),
  'drafts.discard': all('admin', 'inspector'),

  'documents.list': READERS,
  'documents.counts': READERS,
  'documents.get': READERS,
  'documents.entryDefaults': ['clerk'],
  'documents.issuers': READERS,
  'documents.duplicates': ['clerk'],
  'documents.proposeDue': ['clerk', 'leader'],
  'documents.registerIncoming': ['clerk'],
  'documents.completeUnopened': PROCESSORS,
  'documents.registerOutgoing': ['clerk'],
  'documents.present': ['clerk'],
  'documents.direct': ['leader'],
  'documents.acknowledge': PROCESSORS,
  'documents.startWork': PROCESSORS,
  'documents.returnToLeader': PROCESSORS,
  'documents.answer': PROCESSORS,
  'documents.close': ['clerk', 'leader'],
  'documents.cancelEntry': ['clerk'],
  'documents.addFiles': ['clerk'],
  'documents.findOutgoing': READERS,

  'access.readers': READERS,
  'access.grant': ['leader'],
  'access.withdraw': ['leader'],
  'access.emergency': ['leader'],
  'access.endEmergency': ['leader'],
  'access.emergencyRule': ['leader'],
  'access.notices': READERS,
  'access.readNotice': READERS,

  'attachments.stageChunk': all('admin', 'cipher', 'inspector'),
  'attachments.stagePath': all('admin', 'cipher', 'inspector'),
  'attachments.discardStage': all('admin', 'cipher', 'inspector'),
  'attachments.scanFolder': ['clerk', 'intake'],
  'attachments.stageScan': ['clerk', 'intake'],
  'attachments.open': all('admin', 'cipher', 'inspector'),
  'attachments.read': all('admin', 'cipher', 'inspector'),
  'attachments.saveTo': ['clerk', 'leader', 'specialist', 'intake', 'archivist'],

  'protection.listItems': READERS,
  'protection.lists': 'anyone',
  'protection.loadLists': ['clerk', 'leader', 'archivist'],
  'copies.ofDocument': READERS,
  'copies.list': READERS,
  'copies.byCode': READERS,
  'copies.history': READERS,
  'copies.counts': READERS,
  'copies.permits': READERS,
  'copies.askPermit': HOLDERS,
  'copies.permitAtOnce': ['leader'],
  'copies.decidePermit': ['leader'],
  'copies.closePermit': HOLDERS,
  'copies.make': HOLDERS,
  'copies.readJob': HOLDERS,
  'copies.jobDone': HOLDERS,
  'copies.exportTo': HOLDERS,
  'copies.spoil': HOLDERS,
  'copies.places': READERS,
  'copies.addPlace': ['clerk', 'archivist'],
  'copies.closePlace': ['clerk', 'archivist'],
  'copies.put': HOLDERS,
  'copies.reportLost': HOLDERS,
  'copies.reportFound': ['clerk', 'archivist'],
  'copies.giveBack': HOLDERS,
  'copies.cameBack': ['clerk', 'archivist'],
  'copies.labels': HOLDERS,
  'copies.transfers': READERS,
  'copies.transfer': READERS,
  'copies.offerTransfer': HOLDERS,
  'copies.acceptTransfer': HOLDERS,
  'copies.refuseTransfer': HOLDERS,
  'copies.withdrawTransfer': HOLDERS,
  'copies.recordReceipt': HOLDERS,
  'copies.carryOuts': READERS,
  'copies.askCarryOut': HOLDERS,
  'copies.decideCarryOut': ['leader'],
  'copies.carryOut': HOLDERS,
  'copies.withdrawCarryOut': HOLDERS,
  'copies.bringBack': ['clerk', 'archivist', 'leader'],
  'copies.musters': ['clerk', 'archivist', 'inspector'],
  'copies.muster': ['clerk', 'archivist', 'inspector'],
  'copies.startMuster': ['clerk', 'archivist'],
  'copies.scan': ['clerk', 'archivist'],
  'copies.closeMuster': ['clerk', 'archivist'],
  'copies.leavingList': all('cipher', 'inspector'),

  'submissions.list': all('admin', 'cipher', 'archivist'),
  'submissions.counts': all('admin', 'cipher', 'archivist'),
  'submissions.get': all('admin', 'cipher', 'archivist'),
  'submissions.screen': ['intake', 'clerk'],
  'submissions.register': ['intake', 'clerk'],
  'submissions.revealSender': ['intake', 'leader', 'specialist', 'clerk'],
  'submissions.classify': ['intake', 'clerk'],
  'submissions.supplement': ['intake', 'clerk'],
  'submissions.decideRefusal': ['leader'],
  'submissions.assign': ['leader'],
  'submissions.startWork': PROCESSORS,
  'submissions.draftAnswer': PROCESSORS,
  'submissions.decideAnswer': ['leader'],
  'submissions.close': ['intake', 'clerk', 'leader'],
  'submissions.status': all('admin', 'cipher'),

  'exchange.summary': all('admin', 'inspector'),
  'exchange.list': all('admin', 'inspector'),
  'exchange.get': ['clerk', 'cipher', 'leader'],
  'exchange.peers': all('inspector'),
  'exchange.writeCard': ['clerk', 'cipher', 'admin'],
  'exchange.readCard': ['clerk', 'cipher', 'admin'],
  'exchange.trustPeer': ['clerk', 'cipher'],
  'exchange.send': ['clerk'],
  'exchange.writeFolder': ['clerk', 'cipher'],
  'exchange.readFolder': ['clerk', 'cipher'],
  'exchange.prepareRegistration': ['clerk'],
  'exchange.refuse': ['clerk'],

  'desk.summary': all('admin'),
  'search.query': READERS,
  'rules.list': 'anyone',
  'rules.get': 'anyone',
  'rules.choices': 'anyone',
  'rules.setSwappedDay': ['admin', 'clerk'],
  'ledger.list': ['inspector', 'leader', 'admin'],
  'ledger.verify': ['inspector', 'leader', 'admin', 'clerk'],
  'settings.get': 'anyone',
  'settings.save': 'anyone',
  'settings.station': 'anyone',
  'settings.saveIdleLock': ['admin'],
  'settings.acceptClock': ['admin', 'leader'],
  'settings.setScanFolder': ['admin', 'clerk'],
} as const satisfies Record<OpName, Permission>;

/** True when one of the roles may call the operation. */
export function mayCall(op: OpName, roles: readonly Role[]): boolean {
  const permission: Permission = PERMISSIONS[op];
  if (permission === 'anyone' || permission === 'nobody-yet') return true;
  return roles.some((role) => permission.includes(role));
}
