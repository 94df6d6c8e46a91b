/**
 * Kinds of acts by which the ledger is filtered. A name that ends with a dot stands for every act that begins with it.
 * An act belongs to the groups that name it; one that none names is found without a filter only.
 */
export const LEDGER_GROUPS = {
  /** looking at, printing, exporting, searching: what leaves no other trace */
  views: [
    'document.viewed',
    'proposal.viewed',
    'search.classified',
    'file.opened',
    'file.saved',
    'sender.revealed',
    'sender.sent',
    'book.printed',
    'paper.made',
    'report.saved',
    'report.statistics',
    'copy.printed',
    'copy.exported',
    'ledger.exported',
    'ledger.minutes',
    'access.emergency-opened',
  ],
  documents: ['document.', 'entry.', 'file.', 'deadline.', 'proposal.', 'delegation.'],
  books: ['book.', 'number.', 'handover.', 'register.', 'report.', 'paper.'],
  classified: [
    'copy.',
    'muster.',
    'place.',
    'level.',
    'notice.',
    'stamp.',
    'recall.',
    'destruction.',
    'secret-list.',
    'access.',
    'document.viewed',
    'document.destroyed',
  ],
  submissions: ['submission.', 'submissions.', 'sender.'],
  exchange: ['envelope.', 'receipt.', 'folder.', 'card.', 'peer.', 'ledger.contradicted'],
  administration: [
    'person.',
    'succession.',
    'passphrase.',
    'key.',
    'keys.',
    'station.',
    'recovery.',
    'escrow.',
    'vault.',
    'session.',
    'calendar.',
    'clock.',
    'policy.',
    'provision.',
    'update.',
    'support.',
    'health.',
    'backup.',
    'restore.',
    'inspection.',
    'ledger.',
  ],
} as const satisfies Record<string, readonly string[]>;

export type LedgerGroup = keyof typeof LEDGER_GROUPS;
export const LEDGER_GROUP_NAMES = Object.keys(LEDGER_GROUPS) as [LedgerGroup, ...LedgerGroup[]];
