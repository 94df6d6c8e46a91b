import { rmSync } from 'node:fs';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { raise } from '../../../shared/errors.ts';
import { loadRevocationLists } from '../crypto/x509/bareFiles.ts';
import { isListOf, parseRevocationList, type RevocationList } from '../crypto/x509/crl.ts';
import { toPem } from '../crypto/pem.ts';
import { keepRevocationList, newestUpdateMs } from '../peers/store.ts';
import { makeRevocationList } from '../peers/peers.ts';
import { readSmallFile, writeSmallFile } from '../disk/smallFile.ts';
import { issuingCertificate } from '../peers/ownKeys.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { listedAuthorities, listLine } from './queries.ts';

const MAX_LIST_BYTES = 4 * 1024 * 1024;

export const listHandlers = handlers({
  'keys.writeList': preparedCommand({
    prepare: async (ports, { path }) => {
      const list = parseRevocationList(makeRevocationList(ports));
      writeSmallFile(path, Buffer.from(toPem(list.der, 'X509 CRL'), 'latin1'));
      return { path, list };
    },
    apply: (ports, _input, { list }) => {
      keepRevocationList(ports.db, issuingCertificate(ports.db).sha256, list.thisUpdateMs, list.der);
      append(ports, 'keys.list-written', ports.station.stationId, list);
      return listLine(ports, list, ports.station.office.name, true);
    },
    abandon: (_ports, { path }) => rmSync(path, { force: true }),
  }),

  'keys.readList': (ports, { path }) => {
    const [list, second] = loadRevocationLists(readSmallFile(path, MAX_LIST_BYTES));
    if (list === undefined || second !== undefined)
      return raise('certificate-invalid', { reason: 'one-list' });
    const from = listedAuthorities(ports.db).find(({ certificate }) => isListOf(list, certificate));
    if (from === undefined) return raise('certificate-unknown', { reason: 'foreign-list' });
    const known = newestUpdateMs(ports.db, from.certificate.sha256);
    if (known !== null && known > list.thisUpdateMs)
      return raise('revocation-list-older', { peer: from.office });
    keepRevocationList(ports.db, from.certificate.sha256, list.thisUpdateMs, list.der);
    append(ports, 'keys.list-read', from.stationId ?? ports.station.stationId, list);
    return listLine(ports, list, from.office, false);
  },
});

function append(ports: Ports, act: LedgerAct, subjectId: string, list: RevocationList): void {
  ports.append({ act, subjectKind: 'station', subjectId, facts: { revoked: list.revoked.size } });
  ports.announce('exchange.changed', subjectId);
}
