import { z } from 'zod';
import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { raise } from '../../../shared/errors.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';
import { guarded } from '../crypto/refusal.ts';
import { enterPacket, packetBytes, packetTaken, sealPacket } from '../exchange/channel/packets.ts';
import { discard } from '../exchange/sending/seal.ts';
import { readSmallFile } from '../disk/smallFile.ts';
import { undecided } from '../exchange/receiving/stageFiles.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { keepReport } from '../printing/reportMemory.ts';
import { keepFigures, type MadeFigures, makeFigures, type SignedFigures } from './makeFigures.ts';
import { officesView } from './superior.ts';
import { setOffice } from './sheetStore.ts';
import { takeFigures } from './takeFigures.ts';

/** The file of a signed sheet: its exact text and the signature over it. */
const FILE_FORMAT = 'an-thu-signed-figures';
const MAX_FILE_BYTES = 512 * 1024;
const SheetFile = z.strictObject({
  format: z.literal(FILE_FORMAT),
  version: z.literal(1),
  content: z.string().max(MAX_FILE_BYTES),
  signature: z
    .string()
    .max(90_000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
});

const fileOf = ({ content, p7s }: SignedFigures): Buffer =>
  Buffer.from(
    `${JSON.stringify({ format: FILE_FORMAT, version: 1, content, signature: p7s.toString('base64') }, null, 2)}\n`,
    'utf8',
  );

/** @throws AppError `message-malformed` */
function readSheetFile(raw: Uint8Array): SignedFigures {
  if (raw.length > MAX_FILE_BYTES) raise('too-large', { what: 'file', maxBytes: MAX_FILE_BYTES });
  return guarded('message-malformed', () => {
    const { content, signature } = SheetFile.parse(foreignJson(raw));
    return { content, p7s: Buffer.from(signature, 'base64') };
  });
}

const fileNameOf = (ports: Ports, { period, edition }: MadeFigures['sheet']): string =>
  `so-lieu ${ports.station.office.code} ${period.kind} ${period.from} lan ${edition}.json`;

export const sheetHandlers = handlers({
  'figures.sign': preparedCommand({
    prepare: (ports, { period, note }) => makeFigures(ports, { period, note: normaliseText(note) }),
    apply: (ports, _input, made) => {
      const id = keepFigures(ports, made);
      const bytes = fileOf(made);
      keepReport(ports, id, bytes);
      const fileName = fileNameOf(ports, made.sheet);
      return { id, reportId: id, fileName, sizeBytes: bytes.length, edition: made.sheet.edition };
    },
  }),

  'figures.takeFile': preparedCommand({
    prepare: async (_ports, { path }) => readSheetFile(readSmallFile(path, MAX_FILE_BYTES)),
    apply: (ports, _input, signed) => {
      const taken = takeFigures(ports, signed, { way: 'file' });
      if (!taken.taken) tellKnown(ports, taken.id);
      return taken;
    },
  }),

  /** Signs the figures and sends them in one act: no edition that was signed and went nowhere. */
  'figures.send': preparedCommand({
    prepare: async (ports, { period, note, to }) => {
      const made = await makeFigures(ports, { period, note: normaliseText(note) });
      const { from, to: until } = made.sheet.period;
      const what = `Số liệu ${formatDate(from)} – ${formatDate(until)} (lần ${made.sheet.edition})`;
      const packet = {
        kind: 'figures',
        what,
        fileName: fileNameOf(ports, made.sheet),
        bytes: fileOf(made),
      } as const;
      return { made, packet, sealed: await sealPacket(ports, packet, to) };
    },
    apply: (ports, _input, { made, packet, sealed }) => {
      const id = keepFigures(ports, made);
      enterPacket(ports, packet, sealed);
      const peers = sealed.map(({ peer }) => peer.officeName);
      return { id, edition: made.sheet.edition, peers };
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),

  'figures.takeEnvelope': preparedCommand({
    prepare: async (ports, { envelopeId }) => {
      const { senderOffice } = undecided(ports, envelopeId, ['figures']);
      const signed = readSheetFile(await packetBytes(ports, envelopeId, ['figures']));
      return { signed, officeCode: senderOffice ?? '' };
    },
    apply: (ports, { envelopeId }, { signed, officeCode }) => {
      const taken = takeFigures(ports, signed, { way: 'envelope', officeCode });
      packetTaken(ports, envelopeId);
      return taken;
    },
  }),

  'figures.offices': (ports, input) => officesView(ports, input),

  'figures.expect': (ports, { code, name, expected }) => {
    const office = { code: normaliseLine(code), name: normaliseLine(name), expected };
    setOffice(ports.db, { ...office, by: ports.actor.id, nowMs: ports.nowMs() });
    ports.append({
      act: expected ? 'figures.expected' : 'figures.not-expected',
      ...about('figures', office.code),
      facts: { office: office.name },
    });
    ports.announce('figures.changed');
    return { set: true };
  },
});

/** A command leaves its entry also when the same sheet was here already. */
const tellKnown = (ports: Ports, id: string): void =>
  ports.append({ act: 'figures.known-already', subjectKind: 'figures', subjectId: id });
