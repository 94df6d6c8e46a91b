import { z } from 'zod';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { guarded } from '../crypto/refusal.ts';
import { readSmallFile } from '../exchange/smallFile.ts';
import { command, type Ports, preparedCommand, query } from '../ports.ts';
import { keepReport } from '../reports/reportMemory.ts';
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

/** @throws AppError `file-unreadable` `too-large` `message-malformed` */
function readFile(path: string): SignedFigures {
  const raw = readSmallFile(path, MAX_FILE_BYTES);
  return guarded('message-malformed', () => {
    const { content, signature } = SheetFile.parse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)),
    );
    return { content, p7s: Buffer.from(signature, 'base64') };
  });
}

export const sheetHandlers = {
  'figures.sign': preparedCommand<'figures.sign', MadeFigures>({
    prepare: (ports, { period, note }) => makeFigures(ports, { period, note: normaliseText(note) }),
    apply: (ports, _input, made) => {
      const id = keepFigures(ports, made);
      const { kind, from } = made.sheet.period;
      const bytes = fileOf(made);
      keepReport(ports, id, bytes);
      const fileName = `so-lieu ${ports.station.office.code} ${kind} ${from} lan ${made.sheet.edition}.json`;
      return { id, reportId: id, fileName, sizeBytes: bytes.length, edition: made.sheet.edition };
    },
  }),

  'figures.takeFile': preparedCommand<'figures.takeFile', SignedFigures>({
    prepare: async (_ports, { path }) => readFile(path),
    apply: (ports, _input, signed) => {
      const taken = takeFigures(ports, signed, { way: 'file' });
      if (!taken.taken) tellKnown(ports, taken.id);
      return taken;
    },
  }),

  'figures.offices': query<'figures.offices'>((ports, input) => officesView(ports, input)),

  'figures.expect': command<'figures.expect'>((ports, { code, name, expected }) => {
    const office = { code: normaliseLine(code), name: normaliseLine(name), expected };
    setOffice(ports.db, { ...office, by: ports.actor.id, nowMs: ports.nowMs() });
    ports.append({
      ...{
        act: expected ? 'figures.expected' : 'figures.not-expected',
        subjectKind: 'figures',
        subjectId: office.code,
      },
      facts: { office: office.name },
    });
    ports.announce('figures.changed');
    return { set: true };
  }),
};

/** A command leaves its entry also when the same sheet was here already. */
const tellKnown = (ports: Ports, id: string): void =>
  ports.append({ act: 'figures.known-already', subjectKind: 'figures', subjectId: id });
