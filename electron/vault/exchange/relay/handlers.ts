import { relayUserName } from '../../../../shared/domain/station/relayName.ts';
import { handlers, preparedCommand } from '../../ports.ts';
import { own } from '../../sessionPorts.ts';
import { giveReceiptsAgain, relayRow } from '../../tables/relay.ts';
import { enter } from '../receiving/enterIn.ts';
import { noteOut, putOut } from '../sending/pumpOut.ts';
import { takeFrom } from '../receiving/takeIn.ts';
import { relayChannel } from './relayChannel.ts';
import { relaySettings, settingsOf } from './settings.ts';

/** The relay: its settings, and what goes out and comes in by the line of this session. */
export const relayHandlers = handlers({
  ...relaySettings,
  'relay.get': own(({ relay }) => (ports) => {
    const row = relayRow(ports.db);
    return {
      settings: row === null ? null : settingsOf(row),
      status: relay.status(),
      userName: relayUserName(ports.station.stationId),
    };
  }),
  'relay.send': own(({ relay }) =>
    preparedCommand({
      prepare: (ports) => putOut(ports, relayChannel(ports, relay.parts)),
      apply: (ports, _input, pumped) => {
        const { written } = noteOut(ports, 'relay', pumped);
        return { written, read: 0, quarantined: 0 };
      },
      settle: (_ports, { ids }) => ids.forEach((id) => relay.parts.kept.delete(id)),
    }),
  ),
  'relay.receive': own(({ relay }) =>
    preparedCommand({
      prepare: async (ports) => {
        const channel = relayChannel(ports, relay.parts);
        return { ...(await takeFrom(ports, channel)), given: channel.given };
      },
      apply: (ports, _input, read) => {
        const { read: count, quarantined } = enter(ports, 'relay', read);
        const fresh = new Set(read.arrived.map(({ rawSha256 }) => rawSha256));
        // what came once more is from a sender who has no receipt yet
        for (const arrival of read.given) {
          const digest = arrival.digest();
          if (digest !== null && !fresh.has(digest)) giveReceiptsAgain(ports.db, digest, ports.nowMs());
        }
        return { written: 0, read: count, quarantined };
      },
      settle: (_ports, read) => read.settle(),
    }),
  ),
});
