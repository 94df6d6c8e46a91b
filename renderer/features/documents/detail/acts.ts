import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import type { IconName } from '../../../design/iconShapes.tsx';
import type { MessageKey, Translate } from '../../../i18n/I18n.tsx';
import type { ShortcutId } from '../../../keys/shortcuts.ts';
import { isOutgoing } from '../words.ts';

/** Acts of a document on screen; `assign` is the same act as `direct`, begun at the people. */
export type Act =
  | 'completeUnopened'
  | 'sealNamedAgain'
  | 'present'
  | 'direct'
  | 'assign'
  | 'acknowledge'
  | 'startWork'
  | 'returnToLeader'
  | 'answer'
  | 'close'
  | 'giveBack'
  | 'reopen'
  | 'issue'
  | 'file'
  | 'cancelEntry'
  | 'correct'
  | 'addFiles'
  | 'send'
  | 'passOn'
  | 'edxml'
  | 'papers'
  | 'protection';

export interface OfferedAct {
  readonly act: Act;
  readonly text: MessageKey;
  readonly icon: IconName;
  readonly shortcut?: ShortcutId;
  readonly allowed: boolean;
  /** not this person's work at all: the key is not bound */
  readonly foreign: boolean;
  /** why not, in words */
  readonly reason: string | null;
}

const LOOK: Readonly<Record<Act, { icon: IconName; shortcut?: ShortcutId }>> = {
  completeUnopened: { icon: 'mail' },
  sealNamedAgain: { icon: 'lock' },
  direct: { icon: 'pen', shortcut: 'detail.direct' },
  assign: { icon: 'assign', shortcut: 'detail.assign' },
  acknowledge: { icon: 'check', shortcut: 'detail.receive' },
  startWork: { icon: 'assign' },
  answer: { icon: 'reply', shortcut: 'detail.answer' },
  present: { icon: 'forward' },
  issue: { icon: 'outbox' },
  send: { icon: 'outbox' },
  passOn: { icon: 'outbox' },
  edxml: { icon: 'outbox' },
  returnToLeader: { icon: 'reply' },
  papers: { icon: 'print' },
  protection: { icon: 'stamp' },
  close: { icon: 'archive' },
  file: { icon: 'folder' },
  reopen: { icon: 'refresh' },
  giveBack: { icon: 'reply' },
  addFiles: { icon: 'attach' },
  correct: { icon: 'pen' },
  cancelEntry: { icon: 'close' },
};
/** What a person most likely does next, first. */
const ORDER = Object.keys(LOOK) as Act[];

export function reasonWords(t: Translate, reason: string | null): string | null {
  if (reason === null) return null;
  const key = `documents.reason.${reason}`;
  return t.has(key) ? t(key) : reason;
}

/** The acts of the record's state, in the order of their likelihood; `send`, `passOn` and `papers` are the page's own. */
export function offeredActs(
  detail: DocumentDetail,
  t: Translate,
  may: {
    readonly send: boolean;
    readonly edxml: boolean;
    readonly papers: boolean;
    readonly protect: boolean;
  },
): readonly OfferedAct[] {
  const offers = new Map<string, { allowed: boolean; reason: string | null }>(
    detail.offers.map((offer) => [offer.act, offer]),
  );
  const direct = offers.get('direct');
  if (direct) offers.set('assign', direct);
  if (may.papers && detail.state !== 'cancelled' && detail.notSent !== 'document-frozen')
    offers.set('papers', { allowed: true, reason: null });
  if (detail.namedKeyLost) offers.set('sealNamedAgain', { allowed: true, reason: null });
  // acts about its level and what becomes of it stand on a page of their own
  if (may.protect || detail.level !== 'none') offers.set('protection', { allowed: true, reason: null });
  // no channel carries Tuyệt mật; for Mật and Tối mật the vault asks for an open channel and says so
  const travels = may.send && detail.level !== 'tuyet-mat' && detail.notSent === null;
  if (travels && isOutgoing(detail.book)) offers.set('send', { allowed: true, reason: null });
  else if (travels && detail.readable) offers.set('passOn', { allowed: true, reason: null });
  if (may.edxml && detail.book === 'outgoing' && ['registered', 'issued'].includes(detail.state)) {
    offers.set('edxml', { allowed: true, reason: null });
  }
  return ORDER.flatMap((act) => {
    const offer = offers.get(act);
    if (!offer) return [];
    return [
      {
        act,
        text: `documents.act.${act}` as const,
        ...LOOK[act],
        allowed: offer.allowed,
        foreign: offer.reason === 'role',
        reason: reasonWords(t, offer.reason),
      },
    ];
  });
}

const LEADING: readonly Act[] = [
  ...([
    'completeUnopened',
    'sealNamedAgain',
    'direct',
    'acknowledge',
    'startWork',
    'answer',
    'present',
    'issue',
    'send',
  ] as const),
];

/** The act for the primary button: what comes next, never what ends or undoes, unless nothing is left to do. */
export function primaryOf(acts: readonly OfferedAct[], detail: DocumentDetail): OfferedAct | null {
  const again = (act: Act): boolean =>
    (act === 'present' && detail.state === 'presented') ||
    (act === 'direct' && detail.state !== 'registered' && detail.state !== 'presented');
  const who = (act: Act): OfferedAct | undefined => acts.find((one) => one.act === act && one.allowed);
  if (detail.takenBack !== null) return detail.takenBack.isOpen ? null : (who('close') ?? null);
  // directed, and nobody named to do it: that comes first
  if (detail.unassigned && who('assign')) return who('assign') ?? null;
  if (detail.state === 'answered') return who('close') ?? null;
  return acts.find(({ act, allowed }) => allowed && LEADING.includes(act) && !again(act)) ?? null;
}
