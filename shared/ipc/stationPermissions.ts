import { all, READERS } from './roleSets.ts';

/** Everybody but an inspector, who is a guest. */
const OWN_STAFF = all('inspector');

/**
 * The part of the table (`permissions.ts`) that is about the station itself: what must never be lost, read or changed,
 * and what leaves it for an archive.
 */
export const STATION_PERMISSIONS = {
  'archive.choices': ['clerk', 'archivist'],
  'archive.packages': ['clerk', 'archivist'],
  'archive.dossiers': ['clerk', 'archivist'],
  'archive.documents': ['clerk', 'archivist'],
  'archive.openFile': ['clerk', 'archivist'],
  'archive.readFile': ['clerk', 'archivist'],
  'archive.writeTo': ['clerk'], // signed by the office, whose key the clerk holds
  'archive.look': ['clerk', 'archivist'],
  'archive.takeFrom': ['clerk', 'archivist'],
  'archive.writeAgain': ['clerk', 'archivist'],
  'dossiers.list': READERS,
  'dossiers.get': READERS,
  'dossiers.proposed': READERS,
  'dossiers.close': ['clerk', 'archivist'], // who sees every line of the books, so that the list is whole
  'dossiers.reopen': ['leader'],
  'lost.look': ['cipher', 'clerk', 'leader', 'archivist', 'inspector'],
  'lost.settle': ['cipher', 'clerk', 'leader'],
  'succession.look': ['admin', 'leader'],
  'succession.settle': ['admin', 'leader'],
  'office.names': ['admin', 'leader', 'clerk'],
  'office.askCorrection': ['admin', 'leader', 'clerk'],
  'office.withdrawCorrection': ['admin', 'leader', 'clerk'],
  'office.decideCorrection': ['admin', 'leader'], // never who asked; a leader is one of the two
  'policy.get': 'anyone',
  'policy.load': ['admin'],
  'signatureTrust.list': ['admin', 'cipher'],
  'signatureTrust.load': ['admin'],
  'signatureTrust.trust': ['admin'],
  'signatureTrust.withdraw': ['admin'],
  'provision.read': 'nobody-yet',
  'provision.look': ['admin'],
  'provision.apply': ['admin'],
  'provision.lookToSign': ['cipher'],
  'provision.sign': ['cipher'],
  'provision.sendSigned': ['cipher'],
  'rules.handOver': ['clerk', 'cipher'], // who holds the key of the office and can open an envelope
  'rules.offers': ['admin'],
  'rules.takeOffer': ['admin'],
  'rules.leaveOffer': ['admin'],
  // an error of the page is told by the page itself, whoever sits before it
  'incidents.report': 'anyone',
  'support.preview': ['admin'],
  'support.saveTo': ['admin'],
  'updates.check': ['admin'],
  'updates.stage': ['admin'],
  'updates.state': ['admin', 'leader'],
  'backup.overview': 'anyone',
  'backup.create': 'anyone',
  'backup.test': 'anyone',
  'backup.setFolder': ['admin'],
  'backup.removeTarget': ['admin'],
  'backup.numberChecks': ['clerk', 'intake', 'leader', 'archivist', 'inspector', 'admin'],
  'backup.confirmNumbers': ['clerk', 'intake'],
  'backup.holdings': ['clerk', 'archivist', 'inspector'],
  'backup.makeShares': ['admin'],
  'backup.lookAtHolders': ['admin'],
  'backup.writeHolderCertificate': OWN_STAFF,
  'backup.openShare': OWN_STAFF,
  'backup.joinShares': 'nobody-yet',
  'backup.drill': ['admin', 'leader', 'cipher'],
  'backup.look': 'nobody-yet',
  'backup.restore': 'nobody-yet',
  'health.check': 'anyone',
  'health.glance': ['admin'],
  'duties.list': ['admin'],
  'health.repair': ['admin', 'clerk'],
} as const;
