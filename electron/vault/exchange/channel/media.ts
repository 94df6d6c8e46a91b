import { z } from 'zod';
import { normaliseLine } from '../../../../shared/domain/text/normalise.ts';
import { raise } from '../../../../shared/errors.ts';
import { type Ports, handlers, ofStation } from '../../ports.ts';
import { mediumOf } from './medium.ts';

const Row = z.object({
  id: z.string(),
  serial: z.string(),
  label: z.string(),
  allowedBy: z.string(),
  allowedMs: z.int(),
});

const media = (ports: Pick<Ports, 'db'>): z.infer<typeof Row>[] =>
  ports.db
    .prepare(
      `SELECT m.id, m.serial, m.label, p.full_name AS allowedBy, m.allowed_ms AS allowedMs
         FROM medium m JOIN person p ON p.id = m.allowed_by WHERE m.withdrawn_ms IS NULL ORDER BY m.allowed_ms`,
    )
    .all()
    .map((row) => Row.parse(row));

/**
 * While media are listed, a removable one that is not among them is refused, and so is one of which the system tells
 * no serial; disks of the machine and network folders are no media.
 * @throws AppError `medium-not-allowed`, `medium-unknown`
 */
export function checkMedium(ports: Pick<Ports, 'db'>, folder: string): void {
  const listed = media(ports);
  if (listed.length === 0) return;
  const medium = mediumOf(folder);
  if (medium === 'unknown') raise('medium-unknown');
  if (!medium.removable) return;
  if (medium.serial === null) raise('medium-unknown');
  if (!listed.some(({ serial }) => serial === medium.serial)) raise('medium-not-allowed');
}

export const mediaHandlers = handlers({
  'exchange.media': (ports) => ({ media: media(ports) }),

  'exchange.allowMedium': (ports, { path, label }) => {
    const medium = mediumOf(path);
    if (medium === 'unknown' || medium.serial === null) return raise('medium-unknown');
    const { serial } = medium;
    const known = media(ports).find((one) => one.serial === serial);
    const id = known?.id ?? ports.newId();
    if (known === undefined) {
      ports.db
        .prepare(
          'INSERT INTO medium (id, serial, label, allowed_by, allowed_ms) VALUES (:id, :serial, :label, :by, :nowMs)',
        )
        .run({ id, serial, label: normaliseLine(label), by: ports.actor.id, nowMs: ports.nowMs() });
    }
    ports.append({ act: 'medium.allowed', ...ofStation(ports), facts: { serial } });
    ports.announce('exchange.changed');
    return { id, serial };
  },

  'exchange.withdrawMedium': (ports, { id }) => {
    const serial = ports.db
      .prepare(
        `UPDATE medium SET withdrawn_by = :by, withdrawn_ms = :nowMs WHERE id = :id AND withdrawn_ms IS NULL
          RETURNING serial`,
      )
      .pluck()
      .get({ id, by: ports.actor.id, nowMs: ports.nowMs() });
    if (serial === undefined) raise('not-found', { id });
    ports.append({
      act: 'medium.withdrawn',
      ...ofStation(ports),
      facts: { medium: id, serial: String(serial) },
    });
    ports.announce('exchange.changed');
    return { id };
  },
});
