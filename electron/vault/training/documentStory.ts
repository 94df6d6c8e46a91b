import type { Desks } from './desks.ts';
import { dispatchPdf } from './dispatchPdf.ts';
import { INCOMING, type IncomingText } from './incomingTexts.ts';
import { PAST_INCOMING } from './past/incomingSubjects.ts';
import { tellPastIncoming, tellPastOutgoing } from './past/documents.ts';
import { agoOf, clock, DIRECTIONS, LEADERS, pick, plain, SPECIALISTS } from './storyParts.ts';
import { CLASSIFIED, CLASSIFIED_OUT, OUTGOING } from './otherTexts.ts';
import type { Who } from './people.ts';
import type { Story } from './story.ts';

export interface Stage {
  readonly desks: Desks;
  readonly story: Story;
  readonly nowMs: () => number;
  /** the day of the act that is told now */
  readonly today: () => string;
}

/** Pieces in which the window hands a file over as well. */
const CHUNK_BYTES = 512 * 1024;

/** Numbers of other offices rise with time, each in a series of its own. */
function numbering(): (pattern: string) => string {
  const last = new Map<string, number>();
  return (pattern) => {
    const number = (last.get(pattern) ?? 40 + ((pattern.length * 37) % 900)) + 3;
    last.set(pattern, number);
    return pattern.replace('#', String(number));
  };
}

/** @param longest working days before the last one on which the office began to work */
export function tellDocuments(stage: Stage, longest: number): void {
  const codeOf = numbering();
  PAST_INCOMING.forEach((text, index) =>
    tellPastIncoming(stage, { text, code: codeOf(text.code), index, longest }),
  );
  tellPastOutgoing(stage, longest);
  const coded = INCOMING.map((text) => ({ text, code: codeOf(text.code) }));
  coded.forEach(({ text, code }, index) => tellIncoming(stage, text, code, index));
  tellOutgoing(stage);
  tellClassified(stage);
  tellClassifiedOut(stage);
}

function tellIncoming(stage: Stage, text: IncomingText, code: string, index: number): void {
  const { desks, story } = stage;
  const ago = agoOf(index, INCOMING.length, 32);
  const clerk: Who = index % 5 === 3 ? 'on' : 'huong';
  const leader = text.urgency === 'thuong' ? pick(LEADERS, Math.floor(index / 3)) : 'toan';
  story.at(ago, clock(465, index, 13), async () => {
    const arrivedOn = story.day(ago);
    const documentDate = story.before(arrivedOn, 1 + (index % 3));
    const due = await desks.call(clerk, 'documents.proposeDue', {
      urgency: text.urgency,
      arrivedOn,
      replyDueOn: null,
    });
    const files =
      index % 7 === 3 || index >= INCOMING.length - 2
        ? [await stageFile(stage, clerk, text, code, documentDate)]
        : [];
    const presented = !(ago <= 1 && index % 3 === 1); // some of the last entries still wait to be presented
    const { id } = await desks.call(clerk, 'documents.registerIncoming', {
      ...plain(text, code),
      arrivedOn,
      documentDate,
      presentTo: presented ? desks.idOf(leader) : null,
      dueOn: due.dueOn,
      dueTime: text.urgency === 'hoa-toc' ? '17:00' : due.dueTime,
      files,
    });
    if (index === 21) return cancelLast(stage, clerk, id);
    if (presented) follow(stage, id, { index, ago, leader });
  });
}

async function cancelLast({ desks }: Stage, clerk: Who, id: string): Promise<void> {
  await desks.call(clerk, 'documents.cancelEntry', {
    id,
    revision: 1,
    reason: 'Vào sổ hai lần cùng một văn bản',
  });
}

async function stageFile(
  stage: Stage,
  who: Who,
  text: IncomingText,
  code: string,
  date: string,
): Promise<string> {
  const pdf = await dispatchPdf(text, code, date, stage.nowMs());
  return stageBytes(stage, who, `${code.replaceAll('/', '-')}.pdf`, pdf);
}

/** A draft of the office's own, of which the number is still to come. */
export async function stageDraft(
  stage: Stage,
  who: Who,
  draft: {
    readonly typeId: string;
    readonly subject: string;
    readonly to: readonly string[];
    readonly signer: string;
  },
): Promise<string> {
  const text = {
    ...pick(INCOMING, 0),
    issuer: 'Đảng ủy xã Đồng Vàng',
    typeId: draft.typeId,
    subject: draft.subject,
    signer: draft.signer,
    to: draft.to.join('; '),
  };
  const pdf = await dispatchPdf(text, null, stage.today(), stage.nowMs());
  return stageBytes(stage, who, 'Dự thảo.pdf', pdf);
}

async function stageBytes({ desks }: Stage, who: Who, name: string, bytes: Buffer): Promise<string> {
  let stageId: string | null = null;
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const dataBase64 = bytes.subarray(at, at + CHUNK_BYTES).toString('base64');
    const last = at + CHUNK_BYTES >= bytes.length;
    ({ stageId } = await desks.call(who, 'attachments.stageChunk', { stageId, name, dataBase64, last }));
  }
  return stageId ?? '';
}

/** What became of an entry since it was presented; the older, the further. */
function follow(stage: Stage, id: string, entry: { index: number; ago: number; leader: Who }): void {
  const { desks, story } = stage;
  const { index, ago, leader } = entry;
  if (ago < 1 || (ago < 3 && index % 3 === 0)) return; // waits for the leader's word
  const specialist = pick(SPECIALISTS, index);
  const support = index % 4 === 0 ? [desks.idOf(pick(SPECIALISTS, index + 1))] : [];
  const directedAgo = Math.max(0, ago - 1);
  story.at(directedAgo, clock(480, index, 17), async () => {
    const dueOn = story.workingDayAfter(story.day(directedAgo), 4 + (index % 6));
    const text = pick(DIRECTIONS, index);
    const input = {
      id,
      revision: 1,
      text,
      leadId: desks.idOf(specialist),
      supportIds: support,
      dueOn,
      dueTime: null,
    };
    const { revision } = await desks.call(leader, 'documents.direct', input);
    work(stage, { id, revision, index, ago: directedAgo, specialist });
  });
}

function work(
  stage: Stage,
  task: { id: string; revision: number; index: number; ago: number; specialist: Who },
): void {
  const { desks, story } = stage;
  const { id, index, specialist } = task;
  const startAgo = task.ago - 1 - (index % 2);
  if (startAgo < 0 || (task.ago < 6 && index % 4 === 2)) return;
  story.at(startAgo, clock(520, index, 19), async () => {
    const { revision } = await desks.call(specialist, 'documents.startWork', { id, revision: task.revision });
    const answeredAgo = startAgo - 3 - (index % 4);
    if (answeredAgo < 0 || index % 6 === 5) return; // some were never finished, and are late now
    story.at(answeredAgo, clock(610, index, 11), async () => {
      const note = index % 3 === 0 ? 'Đã báo cáo trực tiếp tại giao ban.' : '';
      const code = note === '' ? `${String(20 + index)}-BC/VP` : '';
      const done = await desks.call(specialist, 'documents.answer', {
        id,
        revision,
        outgoingId: null,
        code,
        note,
      });
      if (answeredAgo < 2) return;
      story.at(answeredAgo - 1, clock(500, index, 7), async () => {
        await desks.call('huong', 'documents.close', { id, revision: done.revision, note: '' });
      });
    });
  });
}

function tellOutgoing({ desks, story }: Stage): void {
  OUTGOING.forEach((text, index) => {
    const ago = agoOf(index, OUTGOING.length, 28);
    const clerk: Who = index % 4 === 1 ? 'on' : 'huong';
    story.at(ago, clock(620, index, 23), async () => {
      await desks.call(clerk, 'documents.registerOutgoing', {
        book: 'outgoing',
        typeId: text.typeId,
        documentDate: story.day(ago),
        subject: text.subject,
        level: 'none',
        urgency: index === 9 ? 'khan' : 'thuong',
        signer: index % 3 === 0 ? 'Bùi Quang Thắng' : 'Phạm Thị Ngọc Ánh',
        recipients: [...text.to],
        copies: text.to.length + 2,
        pages: 1 + (index % 6),
        note: '',
        answersId: null,
        files: [],
      });
    });
  });
}

function tellClassified({ desks, story }: Stage): void {
  CLASSIFIED.forEach((text, index) => {
    const ago = agoOf(index, CLASSIFIED.length, 14);
    const leader: Who = index % 2 === 0 ? 'toan' : 'thang';
    story.at(ago, clock(540, index, 29), async () => {
      const arrivedOn = story.day(ago);
      const { id } = await desks.call('huong', 'documents.registerIncoming', {
        ...plain({ ...text, subject: text.subject ?? '', urgency: 'thuong', signer: '' }, text.code),
        book: 'classified-incoming',
        level: text.level,
        subject: text.subject,
        copyNumber: text.copyNumber,
        unopenedFor: text.unopenedFor,
        arrivedOn,
        documentDate: text.unopenedFor === null ? story.before(arrivedOn, 2) : null,
        presentTo: text.unopenedFor === null ? desks.idOf(leader) : null,
      });
      if (text.unopenedFor !== null || index % 3 === 1 || ago === 0) return;
      story.at(Math.max(0, ago - 1), clock(560, index, 5), async () => {
        await desks.call(leader, 'documents.acknowledge', { id, revision: 1 });
      });
    });
  });
}

function tellClassifiedOut({ desks, story }: Stage): void {
  CLASSIFIED_OUT.forEach((text, index) => {
    const ago = agoOf(index, CLASSIFIED_OUT.length, 16);
    story.at(ago, clock(600, index, 31), async () => {
      const signer = index % 2 === 0 ? 'Bùi Quang Thắng' : 'Phạm Thị Ngọc Ánh';
      const listed = { on: story.day(ago), words: '', level: text.level, limit: 20 };
      const { items } = await desks.call('huong', 'protection.listItems', listed);
      await desks.call('huong', 'documents.registerOutgoing', {
        book: 'classified-outgoing',
        typeId: text.typeId,
        documentDate: story.day(ago),
        subject: text.subject,
        level: text.level,
        urgency: 'thuong',
        signer,
        determination: {
          itemRef: pick(items, index * 3).ref,
          determinedBy: signer,
          capacity: index % 2 === 0 ? 'head' : 'deputy',
          capacityGround: '',
          determinedOn: story.day(ago),
        },
        recipients: [...text.to],
        copies: text.to.length + 1,
        pages: 2 + (index % 4),
        note: '',
        answersId: null,
        files: [],
      });
    });
  });
}
