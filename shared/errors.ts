/**
 * Every way a call can fail, with who can do something about it:
 * `user` the person at the window, `retry` the same call later, `operator` whoever looks after the machine,
 * `bug` us. The texts (Vietnamese and English) stand in renderer/i18n/{vi,en}/errors.ts; a code without a
 * text does not compile.
 */
export const ERROR_SEVERITY = {
  // the call itself
  'bad-input': 'bug',
  'unknown-operation': 'bug',
  'not-for-window': 'bug',
  'too-large': 'user',
  'table-not-readable': 'user',
  'workbook-with-macros': 'user',
  'mail-not-readable': 'user',
  busy: 'retry',
  internal: 'bug',
  // the vault
  'vault-locked': 'user',
  'vault-gone': 'retry',
  'vault-absent': 'user',
  'vault-exists': 'user',
  'vault-header-damaged': 'operator',
  'vault-database-damaged': 'operator',
  'vault-database-missing': 'operator',
  'vault-from-future': 'operator',
  'vault-read-only': 'operator',
  'vault-in-use': 'user',
  'vault-folder-unsafe': 'user',
  'disk-full': 'operator',
  'disk-failed': 'operator',
  'self-test-failed': 'operator',
  'wrong-passphrase': 'user',
  'wait-before-retry': 'retry',
  'weak-passphrase': 'user',
  'passphrase-must-change': 'user',
  'wrong-recovery-code': 'user',
  'recovery-not-carried': 'user',
  'recovery-not-proved': 'user',
  'network-route-found': 'operator',
  'clock-behind': 'operator',
  // who may
  'not-permitted': 'user',
  'separation-of-duties': 'user',
  'above-authority': 'user',
  'authority-doubted': 'user',
  'key-not-granted': 'user',
  // records
  'not-found': 'user',
  'stale-revision': 'user',
  'illegal-transition': 'user',
  'book-closed': 'user',
  'book-missing': 'user',
  'book-open': 'user',
  'book-not-ready': 'user',
  'year-mismatch': 'user',
  'back-date-needs-approval': 'user',
  'approval-missing': 'user',
  'reservation-expired': 'user',
  'handover-counts-differ': 'user',
  'number-taken': 'user',
  'duplicate-not-answered': 'user',
  'reason-required': 'user',
  'date-invalid': 'user',
  'username-taken': 'user',
  'last-administrator': 'user',
  // refusals by rule (params.rule names the rule of the pack)
  'proposal-incomplete': 'user',
  'level-only-rises': 'user',
  'capacity-not-allowed': 'user',
  'delegation-missing': 'user',
  'delegation-not-handed-on': 'user',
  'level-not-held': 'user',
  'channel-not-allowed': 'user',
  'no-subject-for-top-secret': 'user',
  'no-file-for-top-secret': 'user',
  'unopened-only-named-person': 'user',
  'named-key-replaced': 'user',
  'named-person-unknown': 'user',
  'copy-permit-required': 'user',
  'copying-forbidden': 'user',
  'copy-limit-reached': 'user',
  'copy-not-markable': 'user',
  'receiver-not-cleared': 'user',
  'being-handed-over': 'user',
  'count-differs': 'user',
  'already-carried-out': 'user',
  'not-handed-over': 'user',
  'secret-mark-found': 'user',
  'secrecy-not-checked': 'user',
  'sender-details-missing': 'user',
  'unit-refused': 'user',
  'merge-refused': 'user',
  'supplement-period-runs': 'user',
  'blanks-open': 'user',
  'already-reopened': 'user',
  'answer-extension-refused': 'user',
  'consultation-not-due': 'user',
  'duplicates-wait': 'user',
  'public-copy-names-sender': 'user',
  'already-delivered': 'user',
  'answer-not-sealed': 'user',
  'already-linked': 'user',
  'already-sent': 'user',
  'nothing-released': 'user',
  'case-not-over': 'user',
  'retention-not-due': 'user',
  'answer-undelivered': 'user',
  'sender-erased': 'user',
  // levels, recall, destruction
  'list-item-required': 'user',
  'list-item-unknown': 'user',
  'sample-not-confirmed': 'user',
  'level-not-item': 'user',
  'level-below-sources': 'user',
  'level-below-envelope': 'user',
  'secret-list-invalid': 'user',
  'extension-too-late': 'user',
  'extension-too-long': 'user',
  'dossier-incomplete': 'user',
  'top-secret-erases': 'user',
  'document-frozen': 'user',
  'document-on-hold': 'user',
  'list-signature-invalid': 'user',
  'not-destroyable': 'user',
  'council-incomplete': 'user',
  'council-quorum': 'user',
  'conflict-of-interest': 'user',
  'conflict-not-declared': 'user',
  'already-scored': 'user',
  'pilot-too-long': 'user',
  'figures-not-newer': 'user',
  'figures-not-of-office': 'user',
  'course-not-newer': 'user',
  'course-empty': 'user',
  'learner-unnamed': 'user',
  'lessons-left': 'user',
  'proofs-missing': 'user',
  'layout-broken': 'user',
  'dossier-closed': 'user',
  'dossier-unfinished': 'user',
  'dossier-changed': 'user',
  'archive-empty': 'user',
  'archive-not-ready': 'user',
  'archive-changed': 'user',
  'archive-invalid': 'user',
  'archive-not-taken': 'user',
  // attachments
  'blob-damaged': 'operator',
  'blob-missing': 'operator',
  'blob-too-large': 'user',
  'file-type-refused': 'user',
  'file-unreadable': 'user',
  // certificates and messages
  'certificate-invalid': 'user',
  'certificate-expired': 'user',
  'certificate-revoked': 'user',
  'certificate-unknown': 'user',
  'signature-invalid': 'user',
  'message-malformed': 'user',
  'algorithm-refused': 'user',
  'key-file-unreadable': 'user',
  'envelope-too-large': 'user',
  'envelope-malformed': 'user',
  'envelope-not-for-us': 'user',
  'envelope-copy-damaged': 'user',
  'envelope-incomplete': 'user',
  'envelope-replayed': 'user',
  'envelope-undecryptable': 'user',
  'envelope-unstorable': 'user',
  'exchange-no-room': 'operator',
  'sender-unknown': 'user',
  'recipient-unknown': 'user',
  'recipient-certificate': 'user',
  'support-office-unknown': 'user',
  'folder-unusable': 'user',
  'save-place-unusable': 'user',
  'edxml-refused': 'user',
  stopped: 'user',
  // backups
  'backup-damaged': 'operator',
  'backup-folder-unusable': 'operator',
  'backup-of-other-vault': 'user',
  'backup-source-damaged': 'operator',
  'backup-not-found': 'user',
  'station-superseded': 'operator',
  'numbers-unconfirmed': 'user',
  'shares-insufficient': 'user',
  'share-wrong': 'user',
  'certificate-in-force': 'user',
  'office-certificate-wrong': 'user',
  'root-file-wrong': 'user',
  'directory-refused': 'user',
  'office-closed': 'user',
  'office-succeeded': 'user',
  'relay-refused': 'operator',
  'relay-not-set-up': 'user',
  'relay-certificate-wrong': 'user',
  'medium-not-allowed': 'user',
  'medium-unknown': 'user',
  'checks-not-confirmed': 'user',
  'pages-differ': 'user',
  'correction-unchanged': 'user',
  'envelope-recalled': 'user',
  'mass-change': 'user',
  // ledger and rules
  'ledger-broken': 'operator',
  'update-refused': 'operator',
  'update-needs-backup': 'operator',
  'update-failed': 'operator',
  'update-no-room': 'operator',
  'policy-refused': 'operator',
  'policy-forbids': 'user',
  'provision-refused': 'user',
  'second-not-leader': 'user',
  'last-key-holder': 'user',
  'inspection-not-open': 'user',
  'inspection-read-only': 'user',
  'rule-pack-refused': 'user',
  'rule-pack-invalid': 'operator',
} as const;

export type ErrorCode = keyof typeof ERROR_SEVERITY;
export const ERROR_CODES = Object.keys(ERROR_SEVERITY) as ErrorCode[];
export type ErrorSeverity = (typeof ERROR_SEVERITY)[ErrorCode];
export type ErrorParams = Readonly<Record<string, string | number>>;

/** What crosses a process border: a code and safe parameters, never prose, titles, names or keys. */
export interface WireError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** The only error that may leave a process. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options); // message === code: a log line cannot leak a title or a key
    this.code = code;
    this.params = params;
  }

  /** `cause` stays in this process. */
  toWire(): WireError {
    return { code: this.code, params: this.params };
  }
}

export function raise(code: ErrorCode, params: ErrorParams = {}): never {
  throw new AppError(code, params);
}
