import { z } from 'zod';
import { formatDate } from '../../../../shared/domain/calendar/civilDate.ts';
import type { PaperData } from '../../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../../shared/errors.ts';
import { manyOf } from '../../db/statements.ts';
import { loadDocument } from '../../documents/change.ts';
import type { DocumentRecord } from '../../tables/documents.ts';
import type { Ports } from '../../ports.ts';
import { findEvent, type LevelEvent } from '../../tables/levels.ts';
import { nameDocument } from './describe.ts';
import { PAPER_TEXT, signerOf } from '../../printing/paperText.ts';
import { onlyValues, type PaperSource } from '../../printing/source.ts';

/**
 * Thông báo điều chỉnh độ mật, gia hạn, giải mật (NĐ 63/2026 Đ21, 22): to each place that received the document, by
 * number and date. It goes to many; no trích yếu stands on it.
 */
export const levelEventSource: PaperSource = {
  shownBy: 'protection.get',
  offered: (ports, id) => {
    const recipients = noticesOf(ports.db, load(ports, id).event.id).map((notice) => notice.recipient);
    return recipients.length === 0 ? [] : [{ paper: 'level-notice', recipients }];
  },
  data: (ports, id, _paper, recipient) => {
    const { event, document } = load(ports, id);
    return noticesOf(ports.db, event.id)
      .filter((notice) => recipient === null || notice.recipient === recipient)
      .map((notice) => noticeData(ports, event, document, notice));
  },
  level: () => null,
  toldOf: (ports, id) => ({ subjectKind: 'document', subjectId: load(ports, id).document.id }),
};

const Notice = z.object({ recipient: z.string(), sentCode: z.string() });

const noticesOf = manyOf(Notice)<[eventId: string]>(`
  SELECT recipient, sent_code AS sentCode FROM level_notice WHERE event_id = ? ORDER BY rowid`);

function load(ports: Ports, id: string): { event: LevelEvent; document: DocumentRecord } {
  const event = findEvent(ports.db, id) ?? raise('not-found', { id });
  return { event, document: loadDocument(ports, event.documentId) };
}

function noticeData(
  ports: Ports,
  event: LevelEvent,
  document: DocumentRecord,
  notice: z.infer<typeof Notice>,
): PaperData {
  const { kind, fromLevel, toLevel, untilAfter } = event;
  if (kind !== 'adjusted' && kind !== 'extended' && kind !== 'declassified')
    raise('not-found', { id: event.id });
  const rules = ports.rules.asOf(event.decidedOn);
  const until = untilAfter === null ? '' : formatDate(untilAfter);
  const text = PAPER_TEXT.noticeText[kind];
  const decider = signerOf(event.decider);
  return onlyValues({
    number: notice.sentCode,
    noticeAbout: PAPER_TEXT.noticeAbout[kind],
    recipients: notice.recipient,
    document: nameDocument(ports, document),
    noticeText: text(rules.level(fromLevel).name, rules.level(toLevel).name, until),
    ground: [PAPER_TEXT.decisionOf(event.code, formatDate(event.decidedOn)), event.ground]
      .filter((part) => part !== '')
      .join('; '),
    office: ports.station.office.name,
    deciderTitle: decider.title,
    decider: decider.name,
  });
}
