import { daysBetween, startOfDayMs, addDays } from '../../../shared/domain/calendar/civilDate.ts';
import { maxLevel } from '../../../shared/domain/levels/level.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import type { DeskItem, DeskKind } from '../../../shared/ipc/contract/desk.ts';
import { BookKind } from '../../../shared/ipc/schemas.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import { listSlips, slipsDecidedFor, toSlip } from '../copies/carryStore.ts';
import { permitsDecidedFor, permitsWaiting, toPermit } from '../copies/permitStore.ts';
import { findPerson } from '../people/lookUps.ts';
import { waitingCorrection } from '../tables/officeCorrections.ts';
import { copiesToReturn } from '../copies/recalled.ts';
import { visibleCopy } from '../copies/rows.ts';
import { listTransfers, toTransfer } from '../copies/transferStore.ts';
import { numberOfKey } from '../tables/entryKey.ts';
import { lineScope } from '../knowing/needToKnow.ts';
import { outOfTrust } from '../exchange/lostPeers.ts';
import type { Ports } from '../ports.ts';
import { proposalRowMaker } from '../proposals/detail.ts';
import { proposalScope } from '../knowing/mayReadProposal.ts';
import { countProposals, listProposals } from '../proposals/store.ts';
import { listHandovers } from '../registers/handovers.ts';
import { refusedTo, requestsOf } from '../registers/numberStore.ts';
import { reasonsFor } from '../secrecy/reasons.ts';
import {
  caseDuties,
  councilsToDecide,
  extensionsToDecide,
  publicationsToDecide,
  sendersToTell,
} from './caseDuties.ts';
import { dataRequestsToDecide, retentionToDecide } from './privacyTasks.ts';
import { type DocumentTask, documentTasks } from './taskStore.ts';

/** More than this of one kind is counted no further. */
const MOST = 200;
const SHOWN_PROPOSALS = 20;

export interface Tasks {
  /** acts with a date that has passed, the oldest first */
  readonly late: readonly DeskItem[];
  readonly today: readonly DeskItem[];
  /** everything else that waits for this person */
  readonly waiting: readonly DeskItem[];
  readonly waitingCount: number;
  /** of some kind there is more than was counted */
  readonly more: boolean;
  /** of what waits without being late, by kind */
  readonly counts: Readonly<Partial<Record<DeskKind, number>>>;
}

/** Acts that wait for this person beside the documents and cases on the desk; only of what the person may know. */
export function tasksOf(ports: Ports): Tasks {
  const items = [
    ...proposals(ports),
    ...decisions(ports),
    ...carryOuts(ports),
    ...decided(ports),
    ...transfers(ports),
    ...copiesCalledBack(ports),
    ...afterwards(ports),
    ...registers(ports),
    ...caseDuties(ports),
    ...sendersToTell(ports),
    ...publicationsToDecide(ports, MOST),
    ...extensionsToDecide(ports, MOST),
    ...councilsToDecide(ports, MOST),
    ...dataRequestsToDecide(ports),
    ...retentionToDecide(ports),
    ...cardsToAsk(ports),
    ...reasonsToRead(ports),
    ...officeNames(ports),
  ];
  const today = ports.today();
  const hasDate = (item: DeskItem): item is DeskItem & { dueOn: string } => item.dueOn !== null;
  const late = items.filter(hasDate).filter(({ dueOn }) => dueOn < today);
  const waiting = items.filter(({ dueOn }) => dueOn === null || dueOn > today);
  const counts: Partial<Record<DeskKind, number>> = {};
  for (const { subjectKind } of waiting) counts[subjectKind] = (counts[subjectKind] ?? 0) + 1;
  const unseenProposals = proposalCount(ports) - (counts.proposal ?? 0);
  counts.proposal = (counts.proposal ?? 0) + unseenProposals;
  return {
    late: late.sort((a, b) => a.dueOn.localeCompare(b.dueOn)),
    today: items.filter(({ dueOn }) => dueOn === today),
    waiting,
    waitingCount: waiting.length + unseenProposals,
    more: items.some(({ more }) => more === true) || Object.values(counts).some((count) => count >= MOST),
    counts,
  };
}

type Plain = Pick<DeskItem, 'id' | 'opens' | 'level' | 'state'> & Partial<DeskItem>;

const task = (ports: Ports, subjectKind: DeskKind, part: Plain): DeskItem => ({
  subjectKind,
  count: 1,
  book: null,
  number: '',
  title: null,
  urgency: 'thuong',
  holder: null,
  dueOn: null,
  dueTime: null,
  lateDays: lateFor(ports, part.dueOn ?? null),
  ...part,
});

/** Custody and notices are counted in calendar days: a secret that is out is out on Sunday too. */
const lateFor = (ports: Ports, dueOn: string | null): number =>
  dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, ports.today()));

function ofDocuments(ports: Ports, kind: DocumentTask): DeskItem[] {
  const scope = { ...lineScope(ports.actor), today: ports.today() };
  return documentTasks(ports.db, kind, scope, MOST).map(
    ({ id, documentId, book, sortKey, subject, level, urgency, state, holder, dueOn }) =>
      task(ports, kind, {
        id,
        opens: documentId,
        book,
        level,
        urgency,
        state,
        holder,
        dueOn,
        number: String(numberOfKey(sortKey)),
        title: openSubject(ports, documentId, subject),
      }),
  );
}

/** Other offices' stations that were lost, or whose certificates were taken back: asking for the new card, comparing it. */
const cardsToAsk = (ports: Ports): DeskItem[] =>
  mayCall('exchange.trustPeer', ports.actor.roles)
    ? outOfTrust(ports).map(({ stationId, stationName, officeName, why, compare, waiting }) =>
        task(ports, 'peer-lost', {
          id: stationId,
          opens: null,
          level: 'none',
          count: waiting,
          title: `${stationName}, ${officeName}`,
          state: compare ? 'compare' : why,
        }),
      )
    : [];

/** Why something was kept below the secrecy mark that the vault found in it: a leader reads it. */
const reasonsToRead = (ports: Ports): DeskItem[] =>
  mayCall('secrecy.readReason', ports.actor.roles)
    ? reasonsFor(ports, 'open').map(({ id, level, reason, by, record }) =>
        task(ports, 'secrecy-reason', {
          id,
          opens: null,
          level,
          state: 'open',
          holder: by,
          title: reason,
          number: record?.number ?? '',
        }),
      )
    : [];

const proposalCount = (ports: Ports): number =>
  mayCall('proposals.list', ports.actor.roles)
    ? countProposals(ports.db, proposalScope(ports.actor), 'waiting')
    : 0;

function proposals(ports: Ports): DeskItem[] {
  if (!mayCall('proposals.list', ports.actor.roles)) return [];
  const rows = listProposals(ports.db, proposalScope(ports.actor), 'waiting', null, SHOWN_PROPOSALS);
  return rows
    .map(proposalRowMaker(ports))
    .map(({ id, state, returned, level, urgency, subject, drafter, code, typeName }) =>
      task(ports, 'proposal', {
        id,
        opens: id,
        level,
        urgency,
        holder: drafter.fullName,
        state: returned ? 'returned' : state,
        number: code ?? '',
        title: subject ?? typeName,
      }),
    );
}

/** What only a leader can say yes to; never to an own wish. */
function decisions(ports: Ports): DeskItem[] {
  const { roles, id: me } = ports.actor;
  const changes = mayCall('protection.decide', roles) ? ofDocuments(ports, 'level-change') : [];
  const expired = mayCall('protection.confirmExpired', roles) ? ofDocuments(ports, 'level-expired') : [];
  const permits = mayCall('copies.decidePermit', roles)
    ? permitsWaiting(ports, MOST)
        .filter((row) => row.askedBy !== me)
        .map((row) => toPermit(ports, row))
        .map(({ id, subject, asked, askedBy, copier }) =>
          task(ports, 'permit', {
            id,
            opens: null,
            ...about(subject),
            state: 'asked',
            count: asked,
            holder: (askedBy ?? copier).fullName,
          }),
        )
    : [];
  return [...changes, ...expired, ...permits];
}

/** Slips that wait for a decision, and copies that should be back: the keepers', the leaders' and the holder's business. */
function carryOuts(ports: Ports): DeskItem[] {
  const { roles, id: me } = ports.actor;
  if (!mayCall('copies.carryOuts', roles)) return [];
  const who = { me, today: ports.today() };
  const slips = (view: 'to-decide' | 'overdue') =>
    listSlips(ports.db, view, who)
      .slice(0, MOST)
      .flatMap((row) => toSlip(ports, row) ?? []);
  const asked = mayCall('copies.decideCarryOut', roles) ? slips('to-decide') : [];
  const follows = mayCall('copies.bringBack', roles);
  const out = slips('overdue').filter(({ holder }) => follows || holder.id === me);
  return [
    ...asked.map((slip) => ({ slip, state: 'asked', dueOn: null })),
    ...out.map((slip) => ({ slip, state: 'overdue', dueOn: slip.until })),
  ].map(({ slip, state, dueOn }) =>
    task(ports, 'carry-out', {
      id: slip.id,
      opens: null,
      ...about(slip.copy.subject),
      state,
      dueOn,
      holder: slip.holder.fullName,
    }),
  );
}

/** What this person asked to copy or to carry out, once it is decided: allowed and not done yet, or refused and why. */
function decided(ports: Ports): DeskItem[] {
  const { roles, id: me } = ports.actor;
  const of = { today: ports.today(), sinceMs: refusalsSince(ports) };
  const permits = mayCall('copies.permits', roles)
    ? permitsDecidedFor(ports, { ...of, limit: MOST })
        .map((row) => toPermit(ports, row))
        .filter(({ state, left }) => state === 'refused' || left > 0)
        .map(({ id, subject, state, reason, left, asked, decidedBy }) =>
          task(ports, 'permit-decided', {
            id,
            opens: null,
            ...about(subject),
            state,
            holder: decidedBy?.fullName ?? null,
            ...(state === 'refused' ? { title: reason, count: asked } : { count: left }),
          }),
        )
    : [];
  const slips = mayCall('copies.carryOuts', roles)
    ? slipsDecidedFor(ports.db, { ...of, me })
        .slice(0, MOST)
        .flatMap((row) => toSlip(ports, row) ?? [])
        .map(({ id, copy, state, reason, decidedBy }) =>
          task(ports, 'carry-decided', {
            id,
            opens: null,
            ...about(copy.subject),
            state,
            holder: decidedBy?.fullName ?? null,
            ...(state === 'refused' ? { title: reason } : {}),
          }),
        )
    : [];
  return [...permits, ...slips];
}

function transfers(ports: Ports): DeskItem[] {
  const { roles, id: me } = ports.actor;
  if (!mayCall('copies.acceptTransfer', roles)) return [];
  return listTransfers(ports.db, 'to-me', { me, all: false }, MOST)
    .map((row) => toTransfer(ports, row))
    .map(({ id, giver, copies }) =>
      task(ports, 'transfer', {
        id,
        opens: null,
        state: 'offered',
        holder: giver.fullName,
        count: copies.length,
        level: maxLevel(copies.map(({ subject }) => subject.level)),
        title: copies.map(({ subject }) => subject.code).join(', '),
      }),
    );
}

/** A copy of what was called back is its holder's to hand in; those who gather them have the recall itself. */
function copiesCalledBack(ports: Ports): DeskItem[] {
  const { roles, id: me } = ports.actor;
  if (!mayCall('copies.offerTransfer', roles) || mayCall('protection.proveRecall', roles)) return [];
  return copiesToReturn(ports.db, { me }).flatMap(({ copyId, dueOn }) => {
    const copy = visibleCopy(ports, copyId);
    if (copy === null) return [];
    return [
      task(ports, 'copy-recalled', {
        id: copyId,
        opens: null,
        ...about(copy.subject),
        state: 'hand-in',
        dueOn,
      }),
    ];
  });
}

/** A correction of what the office is called is another person's to decide. */
function officeNames(ports: Ports): DeskItem[] {
  const { roles, id: me } = ports.actor;
  const asked = mayCall('office.decideCorrection', roles) ? waitingCorrection(ports.db) : null;
  if (asked === null || asked.askedBy === me) return [];
  const { id, reason } = asked;
  const holder = findPerson(ports.db, asked.askedBy)?.fullName ?? '';
  return [
    task(ports, 'office-name', { id, opens: null, level: 'none', state: 'asked', holder, title: reason }),
  ];
}

/** Who must be told of a change of level, and what must come back. */
function afterwards(ports: Ports): DeskItem[] {
  const { roles } = ports.actor;
  const notices = mayCall('protection.noticeSent', roles) ? ofDocuments(ports, 'notice') : [];
  const recalls = mayCall('protection.proveRecall', roles) ? ofDocuments(ports, 'recall') : [];
  return [...notices, ...recalls];
}

/** A refusal is nobody's to carry out: it is told for so many days, or until the asker has asked again. */
const REFUSAL_TOLD_DAYS = 7;
const refusalsSince = (ports: Ports): number => startOfDayMs(addDays(ports.today(), -REFUSAL_TOLD_DAYS));

/**
 * A number behind another or for an earlier day is a leader's to allow, and then the asker's to use, or to know that it
 * was refused and why; books handed over are the taker's to count.
 */
function registers(ports: Ports): DeskItem[] {
  const { roles, id: me } = ports.actor;
  const open = requestsOf(ports.db, null, true);
  const asked = mayCall('registers.decide', roles)
    ? open.filter((row) => row.state === 'asked' && row.askedById !== me)
    : [];
  const granted = open.filter((row) => row.state === 'approved' && row.askedById === me);
  const refused = refusedTo(ports.db, me, refusalsSince(ports));
  const offered = mayCall('registers.answerHandover', roles)
    ? listHandovers(ports).handovers.filter((row) => row.state === 'offered' && row.side === 'taker')
    : [];
  return [
    ...asked.map(({ id, kind, number, reason, askedBy }) =>
      task(ports, 'request', {
        id,
        opens: null,
        level: 'none',
        state: kind,
        holder: askedBy,
        title: reason,
        number: number === null ? '' : String(number),
      }),
    ),
    ...granted.map(({ id, kind, number, reason, decidedBy }) =>
      task(ports, 'granted', {
        id,
        opens: null,
        level: 'none',
        state: kind,
        holder: decidedBy,
        title: reason,
        number: number === null ? '' : String(number),
      }),
    ),
    // the list of what is open has it no more: it opens in its book, with what was asked
    ...refused.map(({ id, bookId, kind, number, note, decidedBy }) =>
      task(ports, 'refused', {
        id,
        opens: bookId,
        level: 'none',
        state: kind,
        holder: decidedBy,
        title: note,
        number: number === null ? '' : String(number),
      }),
    ),
    ...offered.map(({ id, giver, note, counts }) =>
      task(ports, 'handover', {
        id,
        opens: null,
        level: 'none',
        state: 'offered',
        holder: giver,
        count: counts.length,
        title: note === '' ? null : note,
      }),
    ),
  ];
}

function about(subject: Copy['subject']): Pick<DeskItem, 'book' | 'number' | 'title' | 'level'> {
  const book = BookKind.safeParse(subject.book);
  return {
    book: book.success && subject.number !== null ? book.data : null,
    number: subject.number === null ? '' : String(subject.number),
    title: [subject.code, subject.issuer].filter(Boolean).join(', '),
    level: subject.level,
  };
}
