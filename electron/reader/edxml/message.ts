/** What an edXML package says (QCVN 102:2016/BTTTT). Dates are `YYYY-MM-DD`, '' stands for what was left out. */
export interface EdxmlOrgan {
  readonly id: string;
  readonly name: string;
}

/** The document that an answer or a status is about. */
export interface EdxmlReference {
  readonly organ: string;
  readonly code: string;
  readonly date: string | null;
  readonly documentId: string | null;
}

export interface EdxmlAttachment {
  readonly contentId: string;
  /** NFC, checked: never a path */
  readonly name: string;
  readonly declaredType: string;
  readonly zipped: boolean;
  readonly bytes: Buffer;
}

export interface EdxmlDocument {
  readonly kind: 'edoc';
  readonly from: EdxmlOrgan;
  readonly to: readonly EdxmlOrgan[];
  readonly codeNumber: string;
  readonly codeNotation: string;
  readonly place: string;
  readonly promulgatedOn: string | null;
  readonly documentType: string;
  readonly subject: string;
  readonly signer: { readonly competence: string; readonly position: string; readonly name: string };
  readonly dueOn: string | null;
  /** 0 thường … 4 hỏa tốc hẹn giờ */
  readonly priority: number;
  readonly pages: number | null;
  readonly documentId: string | null;
  /** 0 new, 1 recall, 2 update, 3 replacement (BussinessDocType) */
  readonly businessType: number;
  /** identifiers of the documents that this one replaces */
  readonly replaces: readonly string[];
  readonly responsesFor: readonly EdxmlReference[];
  readonly trace: readonly { readonly organ: string; readonly at: string }[];
  readonly attachments: readonly EdxmlAttachment[];
}

export interface EdxmlStatus {
  readonly kind: 'status';
  readonly from: EdxmlOrgan;
  /** two digits, `01` delivered … `16` */
  readonly statusCode: string;
  readonly description: string;
  readonly responseFor: EdxmlReference;
  readonly at: string;
}

export type EdxmlMessage = EdxmlDocument | EdxmlStatus;
