import { draftWords, NO_DRAFT_WORDS } from '../../../shared/domain/document/draftWords.ts';
import { withStaged } from '../attachments/readStaged.ts';
import { handlers } from '../ports.ts';

/** Larger files are not read: what they are made of is pictures. */
const MOST_BYTES = 32 * 1024 * 1024;
const READ = /\.(?:docx|pdf)$/i;
const MOST = { subject: 2_000, recipient: 500 } as const;

export const draftReading = handlers({
  'proposals.readDraft': (ports, { stageId }) =>
    withStaged(ports, stageId, MOST_BYTES, async ({ name, source }) => {
      if (!READ.test(name)) return { ...NO_DRAFT_WORDS, recipients: [] };
      const { items } = await ports.reader.read({ op: 'paragraphs', name }, source);
      const types = ports.rules.asOf(ports.today()).documentTypes(ports.station.office.kind);
      const read = draftWords(
        items,
        types.map((type) => type.name),
      );
      return {
        typeName: read.typeName,
        subject: read.subject?.slice(0, MOST.subject) ?? null,
        signer: read.signer,
        recipients: read.recipients.map((each) => each.slice(0, MOST.recipient)),
      };
    }),
});
