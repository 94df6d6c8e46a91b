import { formatDate } from '../../../../shared/domain/calendar/civilDate.ts';
import { openSubject } from '../../knowing/recordKeys.ts';
import { typeNames } from '../../rules/officeRules.ts';
import type { DocumentRecord } from '../../tables/documents.ts';
import type { Ports } from '../../ports.ts';

type Described = Pick<
  DocumentRecord,
  'id' | 'typeId' | 'code' | 'documentDate' | 'issuer' | 'subject' | 'level'
>;

/** `Công văn số 47-CV/ĐU ngày 02/3/2026 của Đảng ủy …`, for papers that leave the office: never a trích yếu. */
export function nameDocument(ports: Ports, document: Omit<Described, 'id' | 'subject' | 'level'>): string {
  const type = typeNames(ports).get(document.typeId) ?? '';
  const number = document.code === '' ? '' : `số ${document.code}`;
  const date = document.documentDate === null ? '' : `ngày ${formatDate(document.documentDate)}`;
  return [type, number, date, `của ${document.issuer}`].filter((part) => part !== '').join(' ');
}

/** The same with its trích yếu, where there is one and this person can open it. */
export function describeDocument(ports: Ports, document: Described): string {
  const subject = document.level === 'tuyet-mat' ? null : openSubject(ports, document.id, document.subject);
  const name = nameDocument(ports, document);
  return subject === null || subject === '' ? name : `${name}: ${subject}`;
}
