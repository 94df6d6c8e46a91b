import { raise } from '../../../shared/errors.ts';
import { civilDateAt, clockAt } from '../../../shared/domain/calendar/civilDate.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { signCms, wholeSecond } from '../crypto/cms/sign.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { officeSigner } from '../peers/ownKeys.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { keepReport } from '../printing/reportMemory.ts';
import { countReleased, enterBundle, type Released, releasedCopies } from './bundleStore.ts';

export const BUNDLE_FORMAT = 'an-thu/cong-khai/1';
/** One bundle is one file for a portal; what is more goes into the next one. */
const MOST_ITEMS = 2_000;

export const bundleQueries = handlers({
  'publications.counts': (ports) => countReleased(ports.db),
});

/** Công khai: released copies in one file under the office's signature. Neither a sender nor a receipt code is in it. */
export const bundleCommands = handlers({
  'publications.bundle': preparedCommand({
    prepare: async (ports, input) => {
      const released = wanted(ports, input);
      const signedMs = wholeSecond(ports.nowMs());
      const content = bundleBytes(ports, released, signedMs);
      const bytes = await signCms({ content, signers: [officeSigner(ports)], signedMs });
      return { bundleId: ports.newId(), released, bytes };
    },
    apply: (ports, input, { bundleId, released, bytes }) => {
      if (wanted(ports, input).length !== released.length) raise('busy');
      const by = { byId: ports.actor.id, atMs: ports.nowMs() };
      for (const copy of released) enterBundle(ports.db, copy, { bundleId, ...by });
      ports.append({
        act: 'publications.bundled',
        ...ofStation(ports),
        facts: { items: released.length, sha256: sha256Hex(bytes) },
      });
      keepReport(ports, bundleId, bytes);
      ports.announce('submissions.changed', ...new Set(released.map(({ submissionId }) => submissionId)));
      const fileName = `cong-khai ${civilDateAt(ports.nowMs())}.p7m`;
      return { reportId: bundleId, items: released.length, sizeBytes: bytes.length, fileName };
    },
  }),
});

/** @throws AppError `not-found` when nothing was released */
function wanted(ports: Ports, { which }: Parsed<'publications.bundle'>): Released[] {
  const released = releasedCopies(ports.db, which === 'waiting', MOST_ITEMS);
  return released.length > 0 ? released : raise('nothing-released');
}

/** JSON in UTF-8; `id` stays the same for a copy, so that the portal replaces instead of doubling. */
function bundleBytes(ports: Ports, released: readonly Released[], atMs: number): Buffer {
  const { code, name } = ports.station.office;
  const items = released.map((copy) => ({
    id: sha256Hex(Buffer.from(`${copy.submissionId}/${String(copy.position)}`, 'utf8')).slice(0, 32),
    kind: copy.kind,
    field: copy.field,
    answeredOn: copy.toldMs === null ? null : civilDateAt(copy.toldMs),
    title: copy.title,
    content: copy.body,
    answer: copy.answer,
  }));
  const made = { on: civilDateAt(atMs), at: clockAt(atMs) };
  const bundle = { format: BUNDLE_FORMAT, office: { code, name }, made, items };
  return Buffer.from(`${JSON.stringify(bundle, null, 1)}\n`, 'utf8');
}
