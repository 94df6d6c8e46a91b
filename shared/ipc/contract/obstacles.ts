import { z } from 'zod';
import { MOST_STEPS, ObstacleFacts } from '../../domain/obstacles/facts.ts';
import { OBSTACLE_URGENCIES } from '../../domain/obstacles/urgency.ts';
import { CivilDate, filled, Id, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { command, hostCommand, query } from './spec.ts';
import { SubmissionState } from './submissions.ts';

const Word = z.string().max(80);
/** Everything that was lately asked of the vault and shown, as the window remembers it; only acts are told. */
const RawSteps = z.array(Word).max(200);
const Urgency = z.enum(OBSTACLE_URGENCIES);
const Answer = z.strictObject({ text: z.string(), office: z.string(), by: z.string(), atMs: TimeMs });

const Place = ObstacleFacts.pick({ screen: true, code: true, rule: true });
export const ObstacleRow = Place.extend({
  id: Id,
  receiptCode: z.string(),
  title: z.string(),
  office: z.string(),
  urgency: Urgency,
  reportedMs: TimeMs,
  state: SubmissionState,
  /** it lies in an envelope for the office that supports this one */
  sent: z.boolean(),
  answer: Answer.nullable(),
});
export type ObstacleRow = z.infer<typeof ObstacleRow>;

export const HelpEntry = z.strictObject({
  /** office and entry, for the list of the help */
  id: z.string(),
  office: z.string(),
  publishedOn: CivilDate,
  screen: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  body: z.string(),
});
export type HelpEntry = z.infer<typeof HelpEntry>;

const Station = z.strictObject({ stationId: z.string(), office: z.string() });

export const obstacleOps = {
  /** What would be taken, word by word, before anything is kept: of the steps only screens and acts. */
  'obstacles.preview': query(
    { steps: RawSteps },
    { office: z.string(), version: z.string(), steps: z.array(Word).max(MOST_STEPS) },
  ),
  /** Opens a case of the kind vướng mắc. The person's words are screened for marks of secrecy as a citizen's are. */
  'obstacles.report': command(
    {
      ...Place.shape,
      steps: z.array(Word).max(MOST_STEPS),
      urgency: Urgency,
      text: filled(2000),
      /** the person read the warning about a secret phrase and says that there is no secret in it */
      phraseConfirmed: z.boolean(),
    },
    { id: Id, receiptCode: z.string() },
  ),
  /** `mine`: what this person reported. `office`: what was reported here and is to be sent on or answered. */
  'obstacles.list': query({ whose: z.enum(['mine', 'office']) }, { rows: z.array(ObstacleRow) }),
  /** The office that obstacles go to: the one that was set, else the trusted one of the superior. */
  'obstacles.support': query(
    {},
    {
      station: Station.nullable(),
      set: z.boolean(),
      choices: z.array(Station),
      /** an office without one that chose no other answers what it is asked itself */
      hasSuperior: z.boolean(),
    },
  ),
  'obstacles.setSupport': command({ stationId: filled(64) }, Station),
  /** Transfers the case to the office that supports this one and seals it for it, as one act of the clerk. */
  'obstacles.send': command({ id: Id }, { envelopeId: Id, sequence: z.int(), peer: z.string() }),
  /** What recurs: by screen, refusal and rule, with the offices that reported it. */
  'obstacles.recurring': query(
    {},
    {
      total: z.int(),
      open: z.int(),
      lines: z.array(
        Place.extend({
          count: z.int(),
          open: z.int(),
          stopped: z.int(),
          merged: z.int(),
          lastMs: TimeMs,
          offices: listOf({ office: z.string(), count: z.int() }),
          /** the oldest case of the line that may still answer for others */
          master: objectOrNull({ id: Id, receiptCode: z.string() }),
          cases: listOf({
            id: Id,
            receiptCode: z.string(),
            title: z.string(),
            office: z.string(),
            /** may now be merged into `master` */
            merges: z.boolean(),
          }),
        }),
      ),
    },
  ),
  /** The approved public copy of a case becomes an entry of the help, signed by the office, here and for the stations named. */
  'obstacles.publish': command(
    { id: Id, to: z.array(filled(64)).max(200) },
    {
      entryId: Id,
      edition: z.int(),
      envelopes: z.int(),
      /** the same signed pack as a file, kept in the session's memory; saved with `reports.saveTo` */
      reportId: Id,
      fileName: z.string(),
      sizeBytes: z.int(),
    },
  ),
  /** Signed packs that came in envelopes and wait for a person. */
  'obstacles.packs': query(
    {},
    {
      packs: listOf({ envelopeId: Id, office: z.string(), what: z.string(), readMs: TimeMs }),
    },
  ),
  'obstacles.takePack': command(
    { envelopeId: Id },
    { office: z.string(), added: z.int(), replaced: z.int() },
  ),
  /** A signed pack that came as a file; judged as one that came in an envelope. */
  'obstacles.takePackFile': hostCommand(
    { path: z.string().max(4096) },
    { office: z.string(), added: z.int(), replaced: z.int() },
  ),
  /** Published answers, for the help of everybody. */
  'obstacles.entries': query({}, { entries: z.array(HelpEntry) }),
} as const;
