import { civilDateAt, formatDate } from '../../../../shared/domain/calendar/civilDate.ts';
import type { PaperData, PaperName } from '../../../../shared/domain/papers/paperForm.ts';
import { isUnnamed, type SenderDetails } from '../../../../shared/domain/submission/sender.ts';
import { raise } from '../../../../shared/errors.ts';
import { timelineOf } from '../../audit/queries.ts';
import { findPerson } from '../../people/lookUps.ts';
import { stateFor } from '../../submissions/answerBack.ts';
import { codeOfSender } from '../../submissions/senderCode.ts';
import type { Ports } from '../../ports.ts';
import { contactOf } from '../../tables/settings.ts';
import { mayReveal } from '../../submissions/acting.ts';
import { approvedRound } from '../../submissions/answerStore.ts';
import { askAt } from '../../submissions/askAt.ts';
import { senderFiles } from '../../submissions/basis.ts';
import { answerBy, dueOnOf } from '../../submissions/clocks.ts';
import { movedTo } from '../../submissions/movedTo.ts';
import { masterIdOf } from '../../submissions/mergeStore.ts';
import { maskedSender, namesNobody, openSender } from '../../submissions/sender.ts';
import { findingsOf } from '../../submissions/register.ts';
import { refusalWords } from '../../submissions/refusal.ts';
import { findSubmission, type SubmissionRecord } from '../../submissions/store.ts';
import { chaseData, chaseLetters } from './chaseLetter.ts';
import { answerValues } from '../../submissions/answerFile.ts';
import { CASE_TEXT, stateWords } from '../../submissions/caseText.ts';
import { rulesOfCase } from '../../submissions/caseRules.ts';
import { type OfferedPaper, onlyValues, type PaperSource } from '../../printing/source.ts';
import { moment } from '../../printing/bookText.ts';

/** Letters are addressed to the sender. */
const LETTERS: readonly PaperName[] = [
  'acknowledgement-letter',
  'guidance-letter',
  'refusal-letter',
  'transfer-letter',
  'answer-letter',
];
/** Making one shows who the sender is, and the ledger says so; the slip is the sender's own proof and bears the name in full. */
const NAMING: readonly PaperName[] = ['receipt-slip', ...LETTERS];

/** Giấy tờ của một phản ánh, kiến nghị: biên nhận, báo nhận, trạng thái, trả lời. */
export const submissionSource: PaperSource = {
  shownBy: 'submissions.get',
  offered: (ports, id) => {
    const record = load(ports, id);
    const leading = leadingOf(ports, record);
    const answered = approvedRound(ports.db, leading.id) !== null;
    // whose case was refused is not written to that it is being sorted
    const letter = leading.state === 'refused' ? 'refusal-letter' : 'acknowledgement-letter';
    const papers: PaperName[] = ['receipt-slip', letter, 'status-sheet'];
    if (complaintRule(ports, record) !== null) papers.splice(1, 0, 'guidance-letter');
    if (leading.state === 'transferred') papers.splice(1, 0, 'transfer-letter');
    if (answered) papers.push('answer-letter');
    return papers
      .filter((paper) => !NAMING.includes(paper) || mayReveal(ports, record))
      .filter((paper) => !LETTERS.includes(paper) || !namesNobody(ports, record.id))
      .map((paper): OfferedPaper => ({ paper, recipients: [] }))
      .concat(chaseLetters(ports, record));
  },
  data: (ports, id, paper, recipient) =>
    paper === 'chase-letter'
      ? chaseData(ports, load(ports, id), recipient)
      : [dataOf(ports, load(ports, id), paper)],
  level: () => null,
  toldOf: (_ports, id) => ({ subjectKind: 'submission', subjectId: id }),
  names: (paper) => NAMING.includes(paper),
};

const load = (ports: Ports, id: string): SubmissionRecord =>
  findSubmission(ports.db, id) ?? raise('not-found', { id });

/** A complaint or a denunciation goes a way of its own, which its sender is shown. */
const complaintRule = (ports: Ports, record: SubmissionRecord): string | null =>
  findingsOf(ports, record).find(({ what }) => what === 'complaint')?.rule ?? null;

/** In the words of the reason for which such a letter is refused. */
function whereInstead(ports: Ports, record: SubmissionRecord): string {
  const rule = complaintRule(ports, record);
  const { reasons } = rulesOfCase(ports, record).submission;
  return reasons.find(({ code }) => `PA-${code}` === rule)?.instead ?? '';
}

/** A merged case stands as its master does. */
function leadingOf(ports: Ports, record: SubmissionRecord): SubmissionRecord {
  const masterId = masterIdOf(ports.db, record.id);
  return masterId === null ? record : load(ports, masterId);
}

function dataOf(ports: Ports, record: SubmissionRecord, paper: PaperName): PaperData {
  if (paper === 'status-sheet') return statusOf(ports, record);
  const naming = NAMING.includes(paper);
  const sender = naming ? openSender(ports, record.id) : maskedSender(ports, record.id).sender;
  const answered = answerBy(ports, record);
  const contact = contactOf(ports.db);
  return onlyValues({
    ...head(ports, record),
    number: '',
    sender: senderWords(sender),
    address: sender.address,
    contact: [sender.phone, sender.email].filter((part) => part !== '').join(', '),
    field: record.field,
    files: String(senderFiles(ports, record.id).length),
    receiver: findPerson(ports.db, record.receivedBy)?.fullName ?? '',
    answerBy: answered === null ? CASE_TEXT.byHand : formatDate(answered),
    officePhone: contact.phone,
    officeAddress: contact.address,
    askAt: askAt(ports),
    checkSign: record.receiptCode.slice(-1),
    ...(paper === 'answer-letter'
      ? { ...answerValues(ports, leadingOf(ports, record), record), code: codeOfSender(ports, record) }
      : {}),
    ...(paper === 'guidance-letter' ? { instead: whereInstead(ports, record) } : {}),
    ...(paper === 'transfer-letter' ? transferValues(ports, record) : {}),
    ...(paper === 'refusal-letter' ? refusalValues(ports, record) : {}),
    caseCode: record.receiptCode,
  });
}

/** Who sent it, with whom or for whom they speak. */
function senderWords({ fullName, party }: SenderDetails): string {
  switch (party?.kind) {
    case 'group':
      return `${fullName}, ${CASE_TEXT.speaksFor} ${party.people === '' ? CASE_TEXT.others : party.people}`;
    case 'organisation':
      return party.representative === ''
        ? fullName
        : `${fullName}, ${CASE_TEXT.representedBy} ${party.representative}`;
    default:
      return isUnnamed({ party }) && fullName === '' ? CASE_TEXT.unnamed : fullName;
  }
}

/** The day on which the sender's words came, which the dates are reckoned from; they may be entered later. */
function receivedAt({ receivedOn, receivedMs }: SubmissionRecord): string {
  const entered = moment(receivedMs);
  return civilDateAt(receivedMs) === receivedOn
    ? entered
    : `${formatDate(receivedOn)}, ${CASE_TEXT.entered} ${entered}`;
}

const head = (ports: Ports, record: SubmissionRecord) => ({
  office: ports.station.office.name,
  code: record.receiptCode,
  kind: CASE_TEXT.kind[record.kind],
  source: CASE_TEXT.source[record.source],
  title: record.title,
  receivedAt: receivedAt(record),
  receivedOn: formatDate(record.receivedOn),
});

function refusalValues(ports: Ports, record: SubmissionRecord) {
  const { why, instead, decidedBy } = refusalWords(ports, leadingOf(ports, record));
  return { code: codeOfSender(ports, record), why, instead: instead === '' ? '' : `${instead}.`, decidedBy };
}

/** Where the matter is now, since when, and what to call it there. */
function transferValues(ports: Ports, record: SubmissionRecord) {
  const moved = movedTo(ports, leadingOf(ports, record));
  return {
    code: codeOfSender(ports, record),
    movedTo: moved?.office ?? '',
    movedOn: moved?.sentMs == null ? '' : formatDate(civilDateAt(moved.sentMs)),
    codeThere: moved?.code ?? CASE_TEXT.codeNotYet,
  };
}

/** What the sender may know, up to the last entry of the ledger: no names of colleagues, no words of theirs. */
function statusOf(ports: Ports, record: SubmissionRecord): PaperData {
  const leading = leadingOf(ports, record);
  const { states } = rulesOfCase(ports, record).submission.workflow;
  const own = timelineOf(ports, 'submission', record.id);
  const all = leading.id === record.id ? own : [...own, ...timelineOf(ports, 'submission', leading.id)];
  const moved = movedTo(ports, leading);
  const events = all
    .sort((a, b) => a.atMs - b.atMs || a.seq - b.seq)
    .flatMap(({ act, atMs }) => {
      const what = CASE_TEXT.told[act];
      if (what === undefined) return [];
      if (act === 'submission.transferred' && atMs === moved?.sentMs)
        return [{ at: moment(atMs), what: `${what}: ${moved.office}` }];
      if (act === 'submission.transfer-confirmed' && atMs === moved?.confirmedMs && moved.code !== null)
        return [{ at: moment(atMs), what: `${what}, ${CASE_TEXT.codeElsewhere} ${moved.code}` }];
      if (act !== 'submission.refusal-approved') return [{ at: moment(atMs), what }];
      const { why, instead } = refusalWords(ports, leading);
      const told = [what, `${CASE_TEXT.why}: ${why}`, instead].filter((part) => part !== '');
      return [{ at: moment(atMs), what: told.join('. ') }];
    });
  const state = stateFor(ports, record.id, leading);
  const due = state === 'answered' || state === 'sent' ? null : dueOnOf(ports, leading);
  return {
    values: {
      ...head(ports, record),
      number: '',
      state: stateWords(states, state),
      together: leading.id === record.id ? '' : CASE_TEXT.together,
      due: due === null ? CASE_TEXT.noDue : formatDate(due),
      lastEvent: moment(Math.max(...all.map(({ atMs }) => atMs))),
      maker: ports.actor.fullName,
    },
    tables: { events: events.map((event, index) => ({ line: String(index + 1), ...event })) },
  };
}
