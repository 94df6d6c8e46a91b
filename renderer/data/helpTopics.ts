import type { Role } from '../../shared/domain/people/roles.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { TopicId } from '../i18n/help/vi.ts';
import type { PageName } from './router.ts';

export type { TopicId };

/**
 * What the help knows: a topic for every screen, some for what stands on no screen of its own, and the first week of each
 * post. Words stand in `renderer/i18n/help/`; the grounds are read from the rule packs, so that they are those in force.
 */
export interface Topic {
  readonly pages?: readonly PageName[];
  /** rules whose grounds are shown */
  readonly rules?: readonly string[];
  /** the first week of this post */
  readonly week?: Role;
}

export const TOPICS = {
  desk: { pages: ['desk'] },
  registerIncoming: { pages: ['registerIncoming'], rules: ['SO-09', 'DK-01', 'BM-07', 'BM-09'] },
  incoming: { pages: ['incoming'], rules: ['SO-01', 'SO-09', 'SO-14'] },
  outgoing: { pages: ['outgoing', 'registerOutgoing'], rules: ['SO-02', 'VD-03', 'VN-03', 'TK-07'] },
  proposals: {
    pages: ['proposals', 'editProposal'],
    rules: ['TK-01', 'TK-02', 'TK-03', 'TK-05', 'TK-06', 'TD-03', 'TN-03'],
  },
  classified: {
    pages: ['classifiedIn', 'classifiedOut'],
    rules: ['BM-05', 'BM-06', 'BM-07', 'BM-10', 'BM-13'],
  },
  copies: { pages: ['copies'], rules: ['SC-01', 'SC-02', 'SC-05', 'SC-06', 'SC-07'] },
  protection: { pages: ['protection'], rules: ['BM-11', 'BM-12', 'BM-14', 'BM-18', 'BM-19', 'BM-22'] },
  submissions: { pages: ['submissions'], rules: ['PA-11', 'PA-12', 'PA-15', 'PA-16', 'PA-18'] },
  registerSubmission: { pages: ['registerSubmission'], rules: ['PA-02', 'PA-11', 'SM-01', 'SM-03'] },
  importSubmissions: { pages: ['importSubmissions'], rules: ['PA-02', 'SM-01'] },
  initiatives: { pages: ['initiatives'], rules: ['SK-01', 'SK-02', 'SK-20', 'SK-21'] },
  figures: { pages: ['figures'], rules: ['PA-15', 'PA-30', 'PA-31'] },
  exchange: { pages: ['exchange'], rules: ['KN-06', 'KN-10', 'KN-13', 'KN-19'] },
  edxml: { rules: ['KN-12'] },
  books: { pages: ['books'], rules: ['SO-10', 'SO-11', 'SO-12', 'SO-14', 'SO-15'] },
  dossiers: { rules: ['SO-19', 'SO-16'] },
  archive: { rules: ['SO-16', 'SO-17', 'SO-18'] },
  grounds: { pages: ['grounds'] },
  people: { pages: ['people'], rules: ['BM-13'] },
  delegations: { pages: ['delegations'], rules: ['TK-09', 'TK-22', 'TK-25'] },
  ledger: { pages: ['ledger'] },
  keys: { pages: ['keys'], rules: ['KN-26'] },
  backup: { pages: ['backup'] },
  administration: { pages: ['administration', 'stationDuties'], rules: ['KN-27'] },
  settings: { pages: ['settings'] },
  lessons: { pages: ['lessons'] },
  obstacles: { pages: ['obstacles'], rules: ['SM-01', 'PA-12', 'PA-15', 'NV-00'] },
  levels: { rules: ['BM-02', 'BM-03', 'BM-04', 'KN-01', 'KN-03', 'KN-04'] },
  deadlines: { rules: ['DK-01', 'DK-02', 'DK-03', 'TQ-31'] },
  typing: {},
  search: {},
  start: {},
  restore: {},
  firstRun: {},
  passphrase: {},
  weekClerk: { week: 'clerk' },
  weekLeader: { week: 'leader' },
  weekSpecialist: { week: 'specialist' },
  weekIntake: { week: 'intake' },
  weekCipher: { week: 'cipher' },
  weekAdmin: { week: 'admin' },
  weekArchivist: { week: 'archivist' },
  weekInspector: { week: 'inspector' },
} as const satisfies Record<TopicId, Topic>;

export const TOPIC_IDS = Object.keys(TOPICS) as TopicId[];
export const topicOf = (id: TopicId): Topic => TOPICS[id];

/** The first weeks of these posts. */
export const weeksOf = (roles: readonly Role[]): TopicId[] =>
  TOPIC_IDS.filter((id) => roles.some((role) => role === topicOf(id).week));

/** The topic of a screen; a screen that nobody has described yet is explained by the desk. */
export const topicOfPage = (page: PageName): TopicId =>
  TOPIC_IDS.find((id) => topicOf(id).pages?.includes(page)) ?? 'desk';

/** Where a refusal is explained further. */
const ABOUT: readonly (readonly [RegExp, TopicId])[] = [
  [/^support-office/, 'obstacles'],
  [/^edxml/, 'edxml'],
  [/passphrase|recovery|wait-before/, 'passphrase'],
  [/^(level-not-held|no-subject|no-file|unopened|named-person|named-key|list-item|level-)/, 'levels'],
  [/^(update|policy|provision|self-test|signature-trust)/, 'administration'],
  [/^(network-route|authority-doubted)/, 'levels'],
  [
    /^(backup|request-unsigned|roster|record-disagrees|station|numbers|share|vault|disk|blob-(damaged|missing)|last-key-holder|second-not-leader)/,
    'backup',
  ],
  [/^dossier-(closed|unfinished|changed)/, 'dossiers'],
  [/^archive/, 'archive'],
  [/^(book|number|correction|reservation|handover|back-date|approval|year)/, 'books'],
  [/^(copy|copying|receiver|being-handed|count|already-carried|not-handed)/, 'copies'],
  [
    /^(extension|dossier|top-secret|document-frozen|not-destroyable|council|proofs|secret-list)/,
    'protection',
  ],
  [/^(layout|proposal|capacity|delegation|separation|pdf-not)/, 'proposals'],
  [
    /^(sender|merge|supplement|already-re|answer-extension|answer-not-sealed|consultation|duplicates-wait|public-copy|already-delivered)/,
    'submissions',
  ],
  [/^secret-mark/, 'registerSubmission'],
  [/^secrecy-/, 'registerIncoming'],
  [/^(table|workbook|mail)/, 'importSubmissions'],
  [/^(case-not-over|retention-not-due|answer-undelivered|already-linked|nothing-released)/, 'submissions'],
  [/^(conflict|already-scored|pilot)/, 'initiatives'],
  [/^figures/, 'figures'],
  [/^(course|learner|lessons)/, 'lessons'],
  [/^(sample-not|document-on-hold|list-signature)/, 'protection'],
  [/^(username|last-administrator|unit-refused|not-permitted|above-authority)/, 'people'],
  [/^(blob-too-large|file-|save-place)/, 'registerIncoming'],
  [/^rule-pack/, 'grounds'],
  [/^blanks/, 'submissions'],
  [/^(certificate|office-certificate|root-file|key-|revocation-list|token-)/, 'keys'],
  [/^(office-closed|office-succeeded|directory|already-sent|host-confirmation)/, 'exchange'],
  [
    /^(envelope|exchange|signature|message|recipient|folder|channel|algorithm|relay|medium|checks-not|pages-differ)/,
    'exchange',
  ],
  [/^(ledger|clock|inspection|mass-change)/, 'ledger'],
  [/^(duplicate-not|date|stale|illegal)/, 'incoming'],
];

export const topicOfError = (code: ErrorCode): TopicId =>
  ABOUT.find(([pattern]) => pattern.test(code))?.[1] ?? 'desk';
