import type { WindowOp } from '../../shared/ipc/contract.ts';
import type { Topic } from '../../shared/ipc/reply.ts';

/** Documents, cases, drafts, copies, secrets, envelopes and books: what the counters of the house are made of. */
const WORK = [
  'documents.changed',
  'submissions.changed',
  'proposals.changed',
  'copies.changed',
  'protection.changed',
  'exchange.changed',
  'registers.changed',
] as const;
const PROTECTION = ['protection.changed', 'documents.changed'] as const;

/**
 * What the page asks (`useAsk`), and upon which events it asks again. A line without topics is asked once for each
 * component: what it answers doesn't change while somebody looks at it.
 */
export const ASKED_AGAIN_ON = {
  'access.emergencyRule': ['people.changed'],
  // why somebody can or cannot: posts, units, delegations, the record
  'access.explainPerson': ['people.changed', 'settings.changed'],
  'access.explainRecord': ['documents.changed', 'people.changed'],
  'access.notices': ['documents.changed'],
  'access.readers': ['documents.changed', 'people.changed'],
  'archive.choices': ['registers.changed', 'documents.changed'],
  'archive.documents': [],
  'archive.dossiers': [],
  'archive.packages': ['registers.changed'],
  'attachments.scanFolder': ['settings.changed'],
  // of the PDF that is open; its bytes never change, whom an administrator trusts does
  'attachments.signatures': ['settings.changed'],
  'backup.numberChecks': ['backup.changed', 'registers.changed'],
  'backup.overview': ['backup.changed'],
  'copies.carryOuts': ['copies.changed'],
  'copies.counts': ['copies.changed'],
  'copies.deciders': ['documents.changed', 'people.changed'],
  'copies.history': ['copies.changed'],
  'copies.leavingList': ['copies.changed', 'documents.changed'],
  'copies.muster': ['copies.changed'],
  'copies.musters': ['copies.changed'],
  'copies.ofDocument': ['copies.changed', 'documents.changed'],
  'copies.permits': ['copies.changed'],
  'copies.places': ['copies.changed'],
  'copies.receivers': ['copies.changed', 'people.changed'],
  'copies.transfer': ['copies.changed'],
  'copies.transfers': ['copies.changed'],
  // what other training stations reported
  'course.rows': ['lessons.changed'],
  'deadlines.get': ['documents.changed', 'settings.changed'],
  // what the sign-in tells: dates of documents and cases, and who heads which unit
  'deadlines.reminders': [...WORK, 'people.changed'],
  'delegations.capacities': ['settings.changed'],
  'delegations.list': ['settings.changed'],
  // counted beforehand in the vault
  'desk.lines': WORK,
  'desk.summary': WORK,
  'destruction.get': PROTECTION,
  'directory.find': ['exchange.changed'],
  'directory.get': ['exchange.changed'],
  'documents.counts': ['documents.changed', 'registers.changed'],
  // what is asked, permitted, handed over or carried out of its copies stands in its history too
  'documents.get': ['documents.changed', 'copies.changed', 'exchange.changed'],
  'dossiers.get': ['documents.changed'],
  'dossiers.list': ['documents.changed'],
  'edxml.ofDocument': ['documents.changed'],
  'exchange.brake': ['exchange.changed'],
  'exchange.get': ['exchange.changed'],
  'exchange.media': ['exchange.changed'],
  'exchange.officers': [],
  'exchange.openings': ['exchange.changed'],
  'exchange.peers': ['exchange.changed'],
  'exchange.summary': ['exchange.changed'],
  'figures.offices': ['figures.changed', 'exchange.changed'],
  'figures.overview': ['submissions.changed', 'figures.changed'],
  'figures.statusLag': ['submissions.changed'],
  'figures.units': ['submissions.changed', 'figures.changed', 'people.changed'],
  'initiatives.get': ['submissions.changed'],
  'initiatives.list': ['submissions.changed'],
  'inspection.list': ['people.changed'],
  'keys.list': ['people.changed', 'exchange.changed'],
  'keys.warnings': ['people.changed', 'exchange.changed'],
  // the tasks and the one that runs: every act in a training vault may be a step
  'lessons.list': ['lessons.changed'],
  // answers that this office or another one published, as entries of the help
  'obstacles.entries': ['submissions.changed'],
  'obstacles.list': ['submissions.changed', 'exchange.changed'],
  'obstacles.packs': ['exchange.changed'],
  'obstacles.preview': [],
  'obstacles.recurring': ['submissions.changed'],
  // the office that supports this one, and every trusted one
  'obstacles.support': ['settings.changed', 'exchange.changed'],
  'pages.overview': ['documents.changed'],
  'papers.offered': [
    'documents.changed',
    'proposals.changed',
    'copies.changed',
    'protection.changed',
    'registers.changed',
    'submissions.changed',
  ],
  'people.choices': ['people.changed'],
  'people.list': ['people.changed'],
  'people.permissions': [],
  // a task may be held by a unit, so that who belongs to it counts too
  'plan.tasks': ['submissions.changed', 'people.changed'],
  'policy.get': ['settings.changed'],
  'privacy.requests': ['submissions.changed'],
  'privacy.retentionDue': ['submissions.changed'],
  'proposals.choices': ['people.changed', 'settings.changed'],
  'proposals.counts': ['proposals.changed'],
  'proposals.get': ['proposals.changed', 'documents.changed'],
  'proposals.layout': ['proposals.changed', 'settings.changed'],
  'protection.counts': PROTECTION,
  'protection.get': PROTECTION,
  'protection.lists': ['settings.changed', 'protection.changed'],
  'protection.work': PROTECTION,
  'publications.counts': ['submissions.changed'],
  // the columns of a book of acts, without its lines
  'registers.actLines': [],
  'registers.books': ['registers.changed', 'documents.changed'],
  'registers.handovers': ['registers.changed'],
  'registers.requests': ['registers.changed'],
  'registers.reservations': ['registers.changed'],
  'registers.verify': ['registers.changed'],
  'relay.get': ['exchange.changed'],
  'rules.caseDiff': ['submissions.changed'],
  'rules.choices': ['settings.changed'],
  'rules.get': [],
  'rules.list': [],
  'rules.offers': ['exchange.changed', 'settings.changed'],
  'secrecy.reasons': ['protection.changed'],
  'settings.station': ['settings.changed'],
  'signatureTrust.list': ['settings.changed'],
  'submissions.counts': ['submissions.changed'],
  'submissions.duties': ['submissions.changed'],
  'submissions.get': ['submissions.changed'],
  'submissions.signatures': ['submissions.changed'],
  'submissions.templates': [],
  'succession.look': ['people.changed'],
  // those of this training vault; the round makes the ones that are missing
  'training.partners': ['exchange.changed'],
  'units.list': ['people.changed'],
  'tokens.look': [],
  'tokens.state': ['people.changed'],
  'updates.state': ['settings.changed', 'backup.changed'],
} as const satisfies { readonly [K in WindowOp]?: readonly Topic[] };

/** A question of the page: an operation that has its line above. */
export type AskedOp = keyof typeof ASKED_AGAIN_ON;
