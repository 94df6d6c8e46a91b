import { shownOf } from '../seals/shown.ts';
import { stateFor, waitingFor } from './answerBack.ts';
import { travelOf } from './travel.ts';
import { hasRightCheck, receiptCodeKey } from '../../../shared/domain/numbering/receiptCode.ts';
import { inColumns, planSearch } from '../../../shared/domain/text/searchQuery.ts';
import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import { raise } from '../../../shared/errors.ts';
import { timelineOf } from '../audit/queries.ts';
import { findPerson } from '../people/lookUps.ts';
import { entryOfCase } from '../tables/help.ts';
import { findObstacle } from '../tables/obstacles.ts';
import { type Parsed, type Ports, handlers } from '../ports.ts';
import { BASE_COLUMNS } from '../search/tiers.ts';
import { readerOf } from '../search/readerOf.ts';
import { findRecords } from '../search/store.ts';
import { submissionOf } from './acting.ts';
import { rowsOfRound, shownFilesOfRound } from './answerFiles.ts';
import { approvedRound, latestRound, roundsOf } from './answerStore.ts';
import { filesOf } from './basis.ts';
import { clocksOf, dueOnOf } from './clocks.ts';
import { deliveriesOf } from './deliveryStore.ts';
import { consultationViews } from './consulting.ts';
import { dutyQueries } from './duties.ts';
import { bundleQueries } from './bundle.ts';
import { extendableTo } from './extending.ts';
import { latestExtension } from './extensionStore.ts';
import {
  type Among,
  type Counter,
  countAmong,
  countDue,
  counters,
  findLine,
  type Group,
  listLines,
  NOBODY,
  WHOLE_LIST,
} from './listStore.ts';
import { answerIssue, answerSignatures } from './issueStore.ts';
import { formOf } from './forms.ts';
import { sentOnOf } from './intake/store.ts';
import { linkViews } from './linking.ts';
import { followersOf, type Linked, linkedCase, masterIdOf } from './mergeStore.ts';
import { offersOf } from './offers.ts';
import { findingsOf } from './register.ts';
import { latestPublication } from './publicationStore.ts';
import { movedTo } from './movedTo.ts';
import { readingAs } from './readStates.ts';
import { isOpenState, rowOf } from './rows.ts';
import { maskedSender } from './sender.ts';
import { signatureViews } from './signing.ts';
import { alikeQueries, unacknowledgedOf } from './alike.ts';
import { openAlike } from './alikeStore.ts';
import { similarTo } from './similarStore.ts';
import { findByReceipt, notesOf, receiptsCalled, type SubmissionRecord } from './store.ts';
import { tracksOf } from './tracks.ts';

/** Cases at least so much alike are shown as possible duplicates; a person decides. */
const ALIKE_PERCENT = 30;
const MOST_SIMILAR = 5;
/** Words narrow a list to the newest so many hits. */
const MOST_HITS = 1_000;

const UNASSIGNED = ['received', 'classifying', 'awaiting-supplement'];
/** “All” are what citizens sent; what offices report of the program has a group of its own. */
const amongOf = (group: Group | 'all'): Among => (group === 'all' ? 'citizens' : group);
const isAmong = (line: Counter, group: Among): boolean =>
  group === 'citizens' ? line.group !== 'vuong-mac' : line.group === group;

export const submissionQueries = handlers({
  ...dutyQueries,
  ...alikeQueries,
  ...signatureViews,
  ...bundleQueries,

  'submissions.list': (ports, input) => {
    const { ids, ...narrowed } = readingAs(ports, input.state);
    const found = idsOf(ports, input.words);
    const lines = listLines(ports.db, {
      ...WHOLE_LIST,
      ...narrowed,
      group: amongOf(input.group),
      personId: input.personId,
      dueBefore: input.overdue ? ports.today() : null,
      ids: inBoth(ids, found),
      after: input.after === null ? null : cursorOf(input.after),
      limit: input.limit + 1,
    });
    const page = lines.slice(0, input.limit);
    const next = lines.length > page.length ? String(page.at(-1)?.sortKey) : null;
    const whole = input.after === null && next === null ? page.length : totalOf(ports, input, found);
    return { rows: page.map((line) => rowOf(ports, line)), next, total: whole };
  },

  'submissions.counts': (ports, input) => {
    const group = amongOf(input.group);
    const counted = counters(ports.db).filter((line) => isAmong(line, group));
    const open = counted.filter((line) => isOpenState(line.state));
    return {
      all: sum(counted),
      open: sum(open),
      mine: sum(open.filter((line) => line.holderId === ports.actor.id)),
      overdue: countDue(ports.db, { group, personId: null, before: ports.today(), from: null }),
      unassigned: sum(open.filter((line) => UNASSIGNED.includes(line.state) && line.holderId === NOBODY)),
    };
  },

  'submissions.get': (ports, input) => detailOf(ports, input.id),

  'submissions.screen': (ports, input) => ({
    findings: findingsOf(ports, input),
    similar: similarTo(ports.db, input, { except: '', atLeast: ALIKE_PERCENT, limit: MOST_SIMILAR }),
  }),

  'submissions.status': (ports, input) => {
    const key = receiptCodeKey(input.receiptCode);
    const record = hasRightCheck(input.receiptCode) ? findByReceipt(ports.db, key) : null;
    if (record === null) {
      return {
        found: false,
        id: null,
        receiptCode: input.receiptCode,
        state: null,
        receivedOn: null,
        dueOn: null,
        lastEventMs: null,
        merged: false,
        movedTo: null,
      };
    }
    const masterId = masterIdOf(ports.db, record.id);
    const leading = masterId === null ? record : submissionOf(ports, masterId);
    const lastEventMs = Math.max(lastEventOf(ports, record), lastEventOf(ports, leading));
    const { receiptCode, receivedOn } = record;
    const state = stateFor(ports, record.id, leading);
    const dueOn = state === 'answered' || state === 'sent' ? null : dueOnOf(ports, leading);
    const merged = masterId !== null;
    return {
      found: true,
      id: record.id,
      receiptCode,
      state,
      receivedOn,
      dueOn,
      lastEventMs,
      merged,
      movedTo: movedTo(ports, leading),
    };
  },
});

const lastEventOf = (ports: Ports, record: SubmissionRecord): number =>
  timelineOf(ports, 'submission', record.id)[0]?.atMs ?? record.receivedMs;

const CALLED = /^\p{L}{2}[\s-]?\d{4,}/u;

const sum = (lines: readonly Counter[]): number => lines.reduce((total, line) => total + line.n, 0);

function cursorOf(cursor: string): number {
  const key = Number(cursor);
  return Number.isSafeInteger(key) ? key : raise('bad-input', { field: 'after', rule: 'cursor' });
}

function idsOf(ports: Ports, words: string | null): string[] | null {
  if (words === null || words.trim() === '') return null;
  // a receipt is what it says, not the others whose codes begin so
  const called = CALLED.test(words.trim()) ? receiptsCalled(ports.db, { key: receiptCodeKey(words) }) : [];
  if (called.length > 0) return called;
  const options = {
    prefix: true,
    iy: true,
    zero: true,
    abbreviations: ports.rules.asOf(ports.today()).abbreviations,
    inQuotes: false,
  };
  const plan = planSearch(words, options);
  if (plan === null) return [];
  const reader = readerOf(ports);
  const found = findRecords(
    ports.db,
    inColumns(BASE_COLUMNS, plan.candidates),
    { ...reader, only: 'submission' },
    MOST_HITS,
  );
  return found.map((hit) => hit.id);
}

const inBoth = (some: readonly string[] | null, found: string[] | null): readonly string[] | null =>
  some === null || found === null ? (some ?? found) : found.filter((id) => some.includes(id));

/** Known from the counters, and where words filter from what was found; null where dates filter too, or not all was found. */
function totalOf(ports: Ports, input: Parsed<'submissions.list'>, found: string[] | null): number | null {
  if (input.overdue || (found !== null && found.length >= MOST_HITS)) return null;
  const group = amongOf(input.group);
  const { states, ids: read, without } = readingAs(ports, input.state);
  const ids = inBoth(read, found)?.filter((id) => !without.includes(id)) ?? null;
  const among = (some: readonly string[]): number =>
    countAmong(ports.db, some, { states, group, personId: input.personId });
  if (ids !== null) return among(ids);
  const counted = counters(ports.db).filter(
    (line) =>
      isAmong(line, group) &&
      (states.length === 0 || states.includes(line.state)) &&
      (input.personId === null || line.holderId === input.personId),
  );
  return sum(counted) - (without.length === 0 ? 0 : among(without));
}

const refOf = (ports: Ports, personId: string): PersonRef => {
  const person = findPerson(ports.db, personId) ?? raise('not-found', { id: personId });
  return { id: person.id, fullName: person.fullName, position: person.position };
};

function detailOf(ports: Ports, id: string): SubmissionDetail {
  const record = submissionOf(ports, id);
  const line = findLine(ports.db, id) ?? raise('not-found', { id });
  const { sender, complete, erasedMs } = maskedSender(ports, id);
  return {
    ...rowOf(ports, line),
    revision: record.revision,
    body: record.body,
    obstacle: obstacleOf(ports, id),
    form: formOf(ports.db, id),
    sentOn: sentOnOf(ports.db, id),
    senderMasked: sender,
    senderComplete: complete,
    senderErasedMs: erasedMs,
    reasonCode: record.reasonCode,
    note: record.note,
    lead: record.leadId === null ? null : refOf(ports, record.leadId),
    support: record.supportIds.map((personId) => refOf(ports, personId)),
    ...answerOf(ports, id),
    rating: record.rating,
    ratingComment: record.ratingComment,
    rounds: roundsOf(ports.db, id).map(({ round, body, byId, atMs, decision }) => ({
      round,
      text: body,
      by: refOf(ports, byId),
      atMs,
      decision,
    })),
    waiting: waitingFor(ports, record),
    deliveries: deliveriesOf(ports.db, id).map(({ byId, ...line }) => ({ ...line, by: refOf(ports, byId) })),
    publication: publicationOf(ports, id),
    clocks: clocksOf(ports, record),
    similar: similarTo(
      ports.db,
      { title: record.title, body: record.body, maskedPhone: sender.phone },
      { except: id, atLeast: ALIKE_PERCENT, limit: MOST_SIMILAR },
    ),
    sameOpen: masterIdOf(ports.db, id) === null ? openAlike(ports.db, id).length : 0,
    master: masterOf(ports, id),
    duplicates: followersOf(ports.db, id).map((one) => linkedView(ports, one)),
    unacknowledged: unacknowledgedOf(ports, record),
    transfer:
      record.transferTo === null ? null : { to: record.transferTo, confirmedMs: record.transferConfirmedMs },
    travel: travelOf(ports, id, (personId) => refOf(ports, personId)),
    extension: extensionOf(ports, id),
    extendableTo: extendableTo(ports, record)?.until ?? null,
    consultations: consultationViews(ports, record, (personId) => refOf(ports, personId)),
    links: linkViews(ports, id),
    ...issueOf(ports, id),
    rulePack: record.rulePack,
    ...filesOf(ports, id),
    timeline: timelineOf(ports, 'submission', id),
    notes: notesOf(ports.db, id),
    offers: offersOf(ports, record),
  };
}

function obstacleOf(ports: Ports, id: string): SubmissionDetail['obstacle'] {
  const found = findObstacle(ports.db, id);
  if (found === null) return null;
  const { screen, code, rule, version, urgency, steps, office } = found;
  return { screen, code, rule, version, urgency, steps, office, entry: entryOfCase(ports.db, id) !== null };
}

function masterOf(ports: Ports, id: string): SubmissionDetail['master'] {
  const masterId = masterIdOf(ports.db, id);
  const found = masterId === null ? null : linkedCase(ports.db, masterId);
  return found === null ? null : linkedView(ports, found);
}

const linkedView = (ports: Ports, { kind, ...one }: Linked): SubmissionDetail['duplicates'][number] => ({
  ...one,
  ...tracksOf(ports, { ...one, kind }),
});

function publicationOf(ports: Ports, id: string): SubmissionDetail['publication'] {
  const last = latestPublication(ports.db, id);
  if (last === null) return null;
  const { title, body, answer, byId, atMs, decision } = last;
  return { title, body, answer, by: refOf(ports, byId), atMs, decision };
}

function extensionOf(ports: Ports, id: string): SubmissionDetail['extension'] {
  const last = latestExtension(ports.db, id);
  if (last === null) return null;
  const { askedBy, dueBefore, dueOn, reason, decision } = last;
  const shown = decision === null ? shownOf(ports.db, ['submission_extension', id, last.position]) : '';
  return { by: refOf(ports, askedBy), dueBefore, dueOn, reason, decision, shown };
}

function issueOf(ports: Ports, id: string): Pick<SubmissionDetail, 'signed' | 'issued'> {
  const round = approvedRound(ports.db, id)?.round ?? 0;
  const person = answerSignatures(ports.db, id, round).find(({ role }) => role === 'person');
  const issue = answerIssue(ports.db, id, round);
  return {
    signed: person === undefined ? null : { by: refOf(ports, person.byId), atMs: person.signedMs },
    issued: issue === null ? null : { documentId: issue.documentId, code: issue.code, on: issue.issuedOn },
  };
}

function answerOf(ports: Ports, id: string): Pick<SubmissionDetail, 'answerDraft' | 'answer'> {
  const round = latestRound(ports.db, id);
  if (round === null) return { answerDraft: null, answer: null };
  const files = shownFilesOfRound(ports, id, round.round);
  if (round.decision === 'approved' && round.decidedBy !== null && round.decidedMs !== null) {
    return {
      answerDraft: null,
      answer: { text: round.body, approvedBy: refOf(ports, round.decidedBy), atMs: round.decidedMs, files },
    };
  }
  return {
    answerDraft: {
      text: round.body,
      by: refOf(ports, round.byId),
      round: round.round,
      atMs: round.atMs,
      files,
      shown: shownOf(ports.db, ...rowsOfRound(ports, id, round.round)),
    },
    answer: null,
  };
}
