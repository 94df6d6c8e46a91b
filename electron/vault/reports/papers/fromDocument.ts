import { clockAt, civilDateAt, formatDate } from '../../../../shared/domain/calendar/civilDate.ts';
import { outsideRecipients } from '../../../../shared/domain/document/recipients.ts';
import type { PaperData } from '../../../../shared/domain/papers/paperForm.ts';
import { openSubject, openText } from '../../knowing/recordKeys.ts';
import { loadDocument } from '../../documents/change.ts';
import { findLine } from '../../documents/listStore.ts';
import { numberOfKey, suffixOfKey } from '../../tables/entryKey.ts';
import { levelOfDocument, mayReadFiles } from '../../knowing/needToKnow.ts';
import { typeNames } from '../../rules/officeRules.ts';
import { directionsOf, type DocumentRecord } from '../../tables/documents.ts';
import { findPerson } from '../../people/lookUps.ts';
import type { Ports } from '../../ports.ts';
import { refuseFrozen } from '../../knowing/freeze.ts';
import { BOOK_TEXT } from '../../printing/bookText.ts';
import { describeDocument } from './describe.ts';
import type { OfferedPaper, PaperSource } from '../../printing/source.ts';

export const documentSource: PaperSource = {
  shownBy: 'documents.get',
  offered: documentPapers,
  data: (ports, id, _paper, recipient) => documentPaperData(ports, id, recipient),
  level: (ports, id) => levelOfDocument(ports.db, id),
  toldOf: (_ports, id) => ({ subjectKind: 'document', subjectId: id }),
};

/** The papers that a document can have now. */
function documentPapers(ports: Ports, id: string): OfferedPaper[] {
  const document = loadDocument(ports, id);
  if (document.state === 'cancelled' || document.state === 'recalled') return [];
  if (document.direction === 'in') {
    const whole = document.state === 'unopened' ? [] : (['handling-slip', 'transfer-slip'] as const);
    return whole.map((paper) => ({ paper, recipients: [] }));
  }
  const recipients = addressees(document);
  const envelopes = ports.rules.asOf(ports.today()).level(document.level).envelopes;
  const labels =
    envelopes >= 2 ? (['envelope-inner', 'envelope-outer'] as const) : (['envelope-outer'] as const);
  return [{ paper: 'dispatch-slip', recipients }, ...labels.map((paper) => ({ paper, recipients }))];
}

/** A document that only the office itself keeps still has its papers. */
function addressees({ recipients }: DocumentRecord): string[] {
  const outside = outsideRecipients(recipients);
  return outside.length === 0 ? [...recipients] : outside;
}

function documentPaperData(ports: Ports, id: string, recipient: string | null): PaperData[] {
  const document = loadDocument(ports, id);
  refuseFrozen(ports.db, id);
  if (document.direction === 'in') return [incomingData(ports, document)];
  const all = addressees(document);
  const chosen = recipient === null ? all : all.filter((name) => name === recipient);
  return chosen.map((name) => outgoingData(ports, document, name));
}

function incomingData(ports: Ports, document: DocumentRecord): PaperData {
  const line = findLine(ports.db, document.id);
  const mayRead = document.level === 'none' || mayReadFiles(ports, document.id);
  const last = mayRead ? directionsOf(ports.db, document.id)[0] : undefined;
  const personName = (personId: string | null): string =>
    personId === null ? '' : (findPerson(ports.db, personId)?.fullName ?? '');
  const entry =
    line === null
      ? ''
      : `${numberOfKey(line.sortKey)}${suffixOfKey(line.sortKey)}, ngày ${formatDate(line.enteredOn)}`;
  return {
    values: {
      number: '',
      office: ports.station.office.name,
      document: describeDocument(ports, document),
      entry,
      to: personName(last?.leadId ?? document.holderId),
      direction:
        last === undefined ? '' : (openText(ports, document.id, `direction/${last.id}`, last.text) ?? ''),
      lead: personName(last?.leadId ?? null),
      support: (last?.supportIds ?? []).map((each) => personName(each)).join('; '),
      urgencyAndDue: [ports.rules.asOf(ports.today()).urgencyOf(document.urgency).name, dueOf(document)]
        .filter((part) => part !== '')
        .join(', hạn '),
      due: dueOf(document),
      sender: ports.actor.fullName,
    },
    tables: {},
  };
}

const dueOf = ({ dueOn, dueTime }: DocumentRecord): string =>
  dueOn === null ? '' : [formatDate(dueOn), dueTime].filter(Boolean).join(', ');

function outgoingData(ports: Ports, document: DocumentRecord, recipient: string): PaperData {
  const level = ports.rules.asOf(civilDateAt(document.createdMs)).level(document.level);
  const type = typeNames(ports).get(document.typeId) ?? '';
  const title = [
    type,
    document.level === 'tuyet-mat' ? '' : (openSubject(ports, document.id, document.subject) ?? ''),
  ]
    .filter((part) => part !== '')
    .join(' ');
  const urgency = ports.rules.asOf(ports.today()).urgencyOf(document.urgency).name;
  const row = {
    line: '1',
    code: document.code,
    date: document.documentDate === null ? '' : formatDate(document.documentDate),
    title,
    copies: '01',
    note: '',
  };
  const urgent = document.urgency === 'thuong' ? '' : urgency.toLocaleUpperCase('vi');
  return {
    values: {
      number: '',
      office: ports.station.office.name,
      recipient,
      sender: ports.actor.fullName,
      code: document.code,
      // Nothing of a classified document but the letter stands outside: its number is on the slip within.
      outerCode: document.level === 'none' ? document.code : '',
      mark: level.mark ?? '',
      levelWord: level.name.toLocaleUpperCase('vi'),
      urgency: urgent,
      namedOnly: document.namedPerson === null ? '' : BOOK_TEXT.namedOnly,
      seal: BOOK_TEXT.sealHere,
      at: `${clockAt(ports.nowMs())} ${formatDate(ports.today())}`,
    },
    tables: { documents: [row] },
  };
}
