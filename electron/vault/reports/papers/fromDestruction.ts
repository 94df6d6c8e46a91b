import { civilDateAt, formatDate } from '../../../../shared/domain/calendar/civilDate.ts';
import { maxLevel } from '../../../../shared/domain/levels/level.ts';
import type { PaperData, PaperName } from '../../../../shared/domain/papers/paperForm.ts';
import type { DestructionDetail } from '../../../../shared/ipc/contract/destruction.ts';
import { destructionDetail } from '../../destruction/queries.ts';
import type { Ports } from '../../ports.ts';
import { printedNumber } from '../../printing/bookText.ts';
import { levelOfLine, PAPER_TEXT, signerOf } from '../../printing/paperText.ts';
import type { PaperSource } from '../../printing/source.ts';

/**
 * From which state on there is something to print. The meeting, the decision and the minutes come one step early, with
 * places to write: they are signed on paper before the step is recorded.
 */
const FROM_STATE = {
  'destruction-list': ['proposed', 'council', 'reviewed', 'decided', 'destroyed'],
  'destruction-council': ['council', 'reviewed', 'decided', 'destroyed'],
  'destruction-meeting': ['council', 'reviewed', 'decided', 'destroyed'],
  'destruction-decision': ['reviewed', 'decided', 'destroyed'],
  'destruction-minutes': ['decided', 'destroyed'],
} as const satisfies Partial<Record<PaperName, readonly DestructionDetail['state'][]>>;
type DossierPaper = keyof typeof FROM_STATE;
const DOSSIER_PAPERS = Object.keys(FROM_STATE) as DossierPaper[];

/** Tiêu hủy khẩn has no council and no decision: its own minutes, and the report that is owed (Điều 23 khoản 3). */
const URGENT_PAPERS = ['urgent-destruction-minutes', 'urgent-destruction-report'] as const;
/** Papers that list the documents bear the mark of the highest of them. */
const LISTS_DOCUMENTS: readonly PaperName[] = ['destruction-list', 'destruction-minutes', ...URGENT_PAPERS];

/** Under which kind the dossier keeps number, date and words of each. */
const KIND = {
  'destruction-list': 'list',
  'destruction-council': 'council',
  'destruction-meeting': 'meeting',
  'destruction-decision': 'decision',
  'destruction-minutes': 'minutes',
} as const satisfies Record<DossierPaper, DestructionDetail['papers'][number]['kind']>;

/** The five papers of a destruction, or the two of an urgent one; for whoever may know of every document on its list. */
export const destructionSource: PaperSource = {
  shownBy: 'destruction.get',
  offered: (ports, id) => {
    const { state, papers, urgent } = destructionDetail(ports, id);
    if (urgent) return URGENT_PAPERS.map((paper) => ({ paper, recipients: [] }));
    // what a superior body decided is that body's own document
    const foreign = papers.some((one) => one.kind === 'decision' && one.body['rule'] === '');
    const has = (paper: DossierPaper): boolean =>
      (FROM_STATE[paper] as readonly DestructionDetail['state'][]).includes(state) &&
      !(foreign && paper === 'destruction-decision');
    return DOSSIER_PAPERS.filter(has).map((paper) => ({ paper, recipients: [] }));
  },
  data: (ports, id, paper) => [dossierPaper(ports, destructionDetail(ports, id), paper)],
  level: (ports, id, paper) =>
    LISTS_DOCUMENTS.includes(paper)
      ? maxLevel(destructionDetail(ports, id).items.map(({ level }) => levelOfLine(level)))
      : null,
  toldOf: (_ports, id) => ({ subjectKind: 'destruction', subjectId: id }),
};

const isDossierPaper = (paper: PaperName): paper is DossierPaper => Object.hasOwn(KIND, paper);

type Body = DestructionDetail['papers'][number]['body'];
const textIn = (body: Body | undefined, key: string): string => {
  const value = body?.[key];
  return typeof value === 'string' ? value : '';
};

function dossierPaper(ports: Ports, dossier: DestructionDetail, paper: PaperName): PaperData {
  const recorded = (kind: DestructionDetail['papers'][number]['kind']) =>
    dossier.papers.find((one) => one.kind === kind);
  const [council, meeting, decision, minutes] = (['council', 'meeting', 'decision', 'minutes'] as const).map(
    recorded,
  );
  const own = isDossierPaper(paper) ? recorded(KIND[paper]) : undefined;
  const proposedOn = formatDate(civilDateAt(dossier.proposedMs));
  const member = (role: string): string => dossier.members.find((one) => one.role === role)?.fullName ?? '';
  const chair = member('chair');
  const decider = signerOf(textIn((paper === 'destruction-council' ? council : decision)?.body, 'signer'));
  return {
    values: {
      number: own?.code ?? '',
      ground: PAPER_TEXT.proposalOf(proposedOn, dossier.proposedBy.fullName, dossier.proposedBy.position),
      dossier: PAPER_TEXT.dossierOf(proposedOn),
      reason: dossier.reason,
      proposer: dossier.proposedBy.fullName,
      counted: countedOf(dossier),
      chair,
      secretary: member('secretary'),
      metOn: meeting === undefined ? '' : PAPER_TEXT.onDay(formatDate(meeting.datedOn)),
      opinions: '',
      conclusion: textIn(meeting?.body, 'conclusion'),
      decider: decider.name,
      deciderTitle: decider.title,
      destroyedOn: minutes === undefined ? '' : PAPER_TEXT.onDay(formatDate(minutes.datedOn)),
      place: paper === 'destruction-meeting' ? '' : textIn(minutes?.body, 'place'),
      method: dossier.method ?? '',
      reportCode: dossier.report?.code ?? '',
      reportTo: dossier.report?.to ?? '',
      executor: signerOf(textIn(minutes?.body, 'executor')).name,
      decision: citedOf(decision),
    },
    tables: {
      council: councilOf(dossier),
      documents: documentsOf(ports, dossier),
      witnesses: witnessesOf(dossier, minutes?.body),
    },
  };
}

/** The decision that is carried out, this office's own or that of a superior body. */
const citedOf = (decision: DestructionDetail['papers'][number] | undefined): string =>
  decision === undefined
    ? ''
    : PAPER_TEXT.destructionBy(decision.code, formatDate(decision.datedOn), textIn(decision.body, 'signer'));

/** Lines to sign while nobody is recorded yet. */
const WITNESS_LINES = 3;
/** room for a signature in a line of the table */
const SIGNED = '\n\u00A0';

/** Everybody who witnessed signs; who destroyed and who chaired sign below in that capacity. */
function witnessesOf({ members }: DestructionDetail, minutes: Body | undefined) {
  const chair = members.find(({ role }) => role === 'chair')?.fullName;
  const others = new Set([chair, signerOf(textIn(minutes, 'executor')).name]);
  const recorded = minutes?.['witnesses'];
  const names = Array.isArray(recorded) ? recorded.filter((name) => !others.has(name)) : [];
  return (minutes === undefined ? Array.from({ length: WITNESS_LINES }, () => '') : names).map(
    (name, index) => ({
      line: String(index + 1),
      name,
      signature: SIGNED,
      position: members.find(({ fullName }) => fullName === name)?.post ?? '',
    }),
  );
}

const countedOf = ({ items }: DestructionDetail): string =>
  PAPER_TEXT.counted(
    printedNumber(items.length),
    printedNumber(items.reduce((sum, item) => sum + item.copies, 0)),
  );

const councilOf = ({ members }: DestructionDetail) =>
  members.map(({ fullName, post, role }, index) => ({
    line: String(index + 1),
    name: fullName,
    position: post,
    role: PAPER_TEXT.councilRole[role],
  }));

/** A Tuyệt mật document has no trích yếu; after the destruction nobody has one any more. */
const documentsOf = (ports: Ports, { items }: DestructionDetail) =>
  items.map((item) => ({
    line: String(item.position),
    code: item.code,
    date: item.documentDate === null ? '' : formatDate(item.documentDate),
    issuer: item.issuer,
    title: [item.typeName, item.level === 'tuyet-mat' ? '' : (item.subject ?? '')]
      .filter((part) => part !== '')
      .join(' '),
    level: ports.rules.asOf(ports.today()).level(item.level).name,
    copies: printedNumber(item.copies),
    note: item.checkNote,
  }));
