import { toNfc } from '../../../shared/domain/text/normalise.ts';
import { readEdxmlDate } from '../../../shared/domain/text/edxmlDate.ts';
import { readAttachmentData } from './attachmentData.ts';
import { EDXML_LIMITS } from './limits.ts';
import type { EdxmlAttachment, EdxmlDocument, EdxmlMessage, EdxmlOrgan, EdxmlReference } from './message.ts';
import { UnzipBudget } from './measureZip.ts';
import { refuse } from './refuse.ts';
import { all, DATA_ELEMENT, type Element, find, readXml, textAt } from './xmlTree.ts';

/**
 * Reads an edXML package or a status message, tolerant of prefix, namespace and date form, strict about everything
 * that could harm. A refused package is refused as a whole. Its XML signature is not judged.
 * @throws AppError `edxml-refused`
 * @see QCVN 102:2016/BTTTT
 */
export async function readEdxml(bytes: Uint8Array): Promise<EdxmlMessage> {
  const root = readXml(bytes);
  const envelope = root.name === 'edXMLEnvelope' ? root : find(root, 'edXMLEnvelope');
  const header = find(envelope, 'edXMLHeader');
  const status = find(header, 'Status');
  if (status !== null) return readStatus(status);
  const message = find(header, 'MessageHeader');
  if (message === null) refuse('not-edxml');
  const attachments = await readAttachments(
    all(find(envelope, 'edXMLBody', 'edXMLManifest'), 'Reference'),
    all(find(root, 'AttachmentEncoded') ?? find(envelope, 'AttachmentEncoded'), 'Attachment'),
    new UnzipBudget(bytes.length),
  );
  return { ...readHeader(message, find(header, 'TraceHeaderList')), attachments };
}

function readHeader(message: Element, traces: Element | null): Omit<EdxmlDocument, 'attachments'> {
  const business = find(traces, 'Bussiness') ?? find(traces, 'Business');
  const signer = find(message, 'SignerInfo');
  return {
    kind: 'edoc',
    from: organ(find(message, 'From')),
    to: all(message, 'To').map(organ),
    codeNumber: textAt(message, 'Code', 'CodeNumber'),
    codeNotation: textAt(message, 'Code', 'CodeNotation'),
    place: textAt(message, 'PromulgationInfo', 'Place'),
    promulgatedOn: readEdxmlDate(textAt(message, 'PromulgationInfo', 'PromulgationDate')),
    documentType: textAt(message, 'DocumentType', 'TypeName'),
    subject: textAt(message, 'Subject'),
    signer: {
      competence: textAt(signer, 'Competence'),
      position: textAt(signer, 'Position'),
      name: textAt(signer, 'FullName'),
    },
    dueOn: readEdxmlDate(textAt(message, 'DueDate')),
    priority: whole(textAt(message, 'OtherInfo', 'Priority')) ?? 0,
    pages: whole(textAt(message, 'OtherInfo', 'PageAmount')),
    documentId: orNull(textAt(message, 'DocumentId')) ?? orNull(textAt(business, 'DocumentId')),
    businessType: whole(textAt(business, 'BussinessDocType') || textAt(business, 'BusinessDocType')) ?? 0,
    replaces: all(find(business, 'ReplacementInfoList'), 'ReplacementInfo')
      .map((replaced) => textAt(replaced, 'DocumentId'))
      .filter((id) => id !== ''),
    responsesFor: all(message, 'ResponseFor').map(reference),
    trace: all(traces, 'TraceHeader').map((trace) => ({
      organ: textAt(trace, 'OrganId'),
      at: textAt(trace, 'Timestamp'),
    })),
  };
}

const readStatus = (status: Element): EdxmlMessage => ({
  kind: 'status',
  from: organ(find(status, 'From')),
  statusCode: textAt(status, 'StatusCode').padStart(2, '0'),
  description: textAt(status, 'Description'),
  responseFor: reference(find(status, 'ResponseFor')),
  at: textAt(status, 'Timestamp'),
});

const organ = (element: Element | null): EdxmlOrgan => ({
  id: textAt(element, 'OrganId'),
  name: textAt(element, 'OrganName'),
});

function reference(element: Element | null): EdxmlReference {
  const parts = [textAt(element, 'Code', 'CodeNumber'), textAt(element, 'Code', 'CodeNotation')];
  return {
    organ: textAt(element, 'OrganId'),
    code: textAt(element, 'Code') || parts.filter((part) => part !== '').join('/'),
    date: readEdxmlDate(textAt(element, 'PromulgationDate')),
    documentId: orNull(textAt(element, 'DocumentId')),
  };
}

/** The manifest names the attachments too; their own words count, the manifest fills what they leave out. */
async function readAttachments(
  references: readonly Element[],
  elements: readonly Element[],
  budget: UnzipBudget,
): Promise<EdxmlAttachment[]> {
  if (elements.length > EDXML_LIMITS.attachments || references.length > EDXML_LIMITS.attachments)
    refuse('too-large');
  refuseDoubles(references);
  refuseDoubles(elements);
  for (const element of [...references, ...elements]) refusePath(textAt(element, 'AttachmentName'));
  const named = new Map(references.map((element) => [textAt(element, 'ContentId'), element]));
  const attachments: EdxmlAttachment[] = [];
  let total = 0;
  for (const element of elements) {
    const contentId = textAt(element, 'ContentId');
    const reference = named.get(contentId) ?? null;
    const name = textAt(element, 'AttachmentName') || textAt(reference, 'AttachmentName');
    const data = await readAttachmentData(name, find(element, DATA_ELEMENT)?.text ?? '', budget);
    total += data.bytes.length;
    if (total > EDXML_LIMITS.totalBytes) refuse('too-large');
    const declaredType = textAt(element, 'ContentType') || textAt(reference, 'ContentType');
    attachments.push({ contentId, name: toNfc(name), declaredType, ...data });
  }
  return attachments;
}

function refuseDoubles(elements: readonly Element[]): void {
  const ids = elements.map((element) => textAt(element, 'ContentId')).filter((id) => id !== '');
  if (new Set(ids).size !== ids.length) refuse('duplicate-content-id');
}

function refusePath(name: string): void {
  if (/[/\\]|^[A-Za-z]:|^\.{1,2}$/.test(name)) refuse('unsafe-attachment-name');
}

const orNull = (text: string): string | null => (text === '' ? null : text);

const whole = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null);
