import { splitNumber } from '../../../shared/domain/document/edxmlNumber.ts';
import type { EdxmlOrgan, EdxmlReference } from '../../reader/edxml/message.ts';

/** One file of a package that is written: its bytes come in pieces, so that memory stays flat. */
export interface OutgoingFile {
  readonly name: string;
  readonly mime: string;
  readonly read: (sink: (bytes: Uint8Array) => void) => Promise<unknown>;
}

export interface OutgoingPackage {
  readonly from: EdxmlOrgan;
  readonly superior: string;
  readonly place: string;
  readonly to: readonly EdxmlOrgan[];
  readonly code: string;
  /** `YYYY-MM-DD` */
  readonly promulgatedOn: string;
  readonly documentType: string;
  readonly subject: string;
  readonly signer: string;
  readonly dueOn: string | null;
  /** 0 to 4 */
  readonly priority: number;
  readonly pages: number | null;
  readonly copies: number;
  readonly documentId: string;
  readonly answers: EdxmlReference | null;
  /** `yyyy/MM/dd HH:mm:ss` */
  readonly at: string;
  readonly files: readonly OutgoingFile[];
}

const NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
/** Characters that XML 1.0 cannot hold, not even escaped. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escape = (text: string): string =>
  text
    .normalize('NFC')
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

type Content = string | number | null | readonly string[];
/** An element; text is escaped, a list is elements made before. */
const element = (name: string, content: Content, attributes = ''): string =>
  `<edXML:${name}${attributes}>${Array.isArray(content) ? content.join('') : escape(String(content ?? ''))}</edXML:${name}>`;

const day = (date: string | null): string => (date ?? '').replaceAll('-', '/');

const organ = (name: string, { id, name: title }: EdxmlOrgan, inCharge = ''): string =>
  element(name, [
    element('OrganId', id),
    element('OrganizationInCharge', inCharge),
    element('OrganName', title),
    ...['OrganAdd', 'Email', 'Telephone', 'Fax', 'Website'].map((each) => element(each, '')),
  ]);

const code = (given: string): string => {
  const { number, notation } = splitNumber(given);
  return element('Code', [element('CodeNumber', number), element('CodeNotation', notation)]);
};

const reference = (name: string, about: EdxmlReference): string =>
  element(name, [
    element('OrganId', about.organ),
    element('Code', about.code),
    element('PromulgationDate', day(about.date)),
    ...(about.documentId === null ? [] : [element('DocumentId', about.documentId)]),
  ]);

const opening = `<?xml version="1.0" encoding="UTF-8"?>\n<edXML:edXML xmlns:edXML="${NAMESPACE}" xmlns:xlink="http://www.w3.org/1999/xlink">`;

/**
 * Writes a package strictly as QCVN 102:2016 has it: dates YYYY/MM/DD, every element in its place, attachments as plain
 * base64, nothing of a secrecy level (there is no place for one; the caller refuses such a document).
 */
export async function writePackage(given: OutgoingPackage, sink: (bytes: Uint8Array) => void): Promise<void> {
  const put = (text: string): void => sink(Buffer.from(text, 'utf8'));
  put(`${opening}<edXML:edXMLEnvelope>`);
  put(element('edXMLHeader', [messageHeader(given), traces(given)]));
  put(element('edXMLBody', [element('edXMLManifest', given.files.map(manifestLine), ' version="1.0"')]));
  put('</edXML:edXMLEnvelope><edXML:AttachmentEncoded>');
  for (const [index, file] of given.files.entries()) await writeFile(file, index, sink, put);
  put('</edXML:AttachmentEncoded></edXML:edXML>\n');
}

function messageHeader(given: OutgoingPackage): string {
  return element('MessageHeader', [
    organ('From', given.from, given.superior),
    ...given.to.map((each) => organ('To', each)),
    code(given.code),
    element('PromulgationInfo', [
      element('Place', given.place),
      element('PromulgationDate', day(given.promulgatedOn)),
    ]),
    element('DocumentType', [element('Type', ''), element('TypeName', given.documentType)]),
    element('Subject', given.subject),
    element('Content', ''),
    element('SignerInfo', [
      element('Competence', ''),
      element('Position', ''),
      element('FullName', given.signer),
    ]),
    element('DueDate', day(given.dueOn)),
    element(
      'ToPlaces',
      given.to.map(({ name }) => element('Place', name)),
    ),
    element('OtherInfo', [
      element('Priority', given.priority),
      element('SphereOfPromulgation', ''),
      element('TyperNotation', ''),
      element('PromulgationAmount', given.copies),
      element('PageAmount', given.pages),
      element('Appendixes', []),
    ]),
    ...(given.answers === null ? [] : [reference('ResponseFor', given.answers)]),
    element('DocumentId', given.documentId),
  ]);
}

const traces = ({ from, at, documentId }: OutgoingPackage): string =>
  element(
    'TraceHeaderList',
    [
      element('TraceHeader', [element('OrganId', from.id), element('Timestamp', at)]),
      element('Bussiness', [
        element('BussinessDocType', 0),
        element('BussinessDocReason', ''),
        element('DocumentId', documentId),
        element('Paper', 0),
      ]),
    ],
    ' id="trace" version="1.0" mustUnderstand="1"',
  );

const contentId = (index: number): string => `att-${index + 1}`;

const described = ({ name, mime }: OutgoingFile, index: number): string[] => [
  element('Description', name),
  element('AttachmentName', name),
  element('ContentType', mime),
  element('ContentId', contentId(index)),
];

const manifestLine = (file: OutgoingFile, index: number): string =>
  element('Reference', described(file, index), ` xlink:href="cid:${contentId(index)}"`);

async function writeFile(
  { name, mime, read }: OutgoingFile,
  index: number,
  sink: (bytes: Uint8Array) => void,
  put: (text: string) => void,
): Promise<void> {
  put(
    `<edXML:Attachment>${element('ContentType', mime)}${element('ContentId', contentId(index))}${element('Description', name)}<edXML:ContentTransferEncoding>`,
  );
  let rest: Buffer = Buffer.alloc(0);
  await read((bytes) => {
    const all = Buffer.concat([rest, bytes]);
    const whole = all.length - (all.length % 3);
    sink(Buffer.from(all.toString('base64', 0, whole), 'latin1'));
    rest = Buffer.from(all.subarray(whole));
  });
  put(rest.toString('base64'));
  put(`</edXML:ContentTransferEncoding>${element('AttachmentName', name)}</edXML:Attachment>`);
}

export interface OutgoingStatus {
  readonly from: EdxmlOrgan;
  readonly superior: string;
  readonly about: EdxmlReference;
  readonly status: string;
  readonly description: string;
  readonly department: string;
  readonly staff: string;
  readonly at: string;
}

/** A status message: what became of a document that came as a package. */
export const statusMessage = (given: OutgoingStatus): string =>
  `${opening}${element('edXMLEnvelope', [
    element('edXMLHeader', [
      element('Status', [
        reference('ResponseFor', given.about),
        organ('From', given.from, given.superior),
        element('StatusCode', given.status),
        element('Description', given.description),
        element('Timestamp', given.at),
        element('StaffInfo', [element('Department', given.department), element('Staff', given.staff)]),
      ]),
    ]),
  ])}</edXML:edXML>\n`;
