import type { FromEgress, ToEgress } from '../../shared/ipc/egressProtocol.ts';
import { openRelay, type OpenRelay } from './relay.ts';
import { askForStamp } from './timeStamp.ts';

/** The end of a message port, of Electron's or of Node's worker threads. */
export interface VaultPort {
  onMessage(listener: (message: ToEgress) => void): void;
  post(message: FromEgress): void;
}

/** Does what the vault says over its port. There is one relay at a time; a process that asks for a time stamp has none. */
export function serveEgress(port: VaultPort): void {
  let relay: OpenRelay | null = null;
  port.onMessage((message) => {
    switch (message.kind) {
      case 'open':
        void relay?.close();
        relay = openRelay(message.relay, (answer) => port.post(answer));
        return;
      case 'part':
        relay?.send(message);
        return;
      case 'taken':
        relay?.taken(message.refs);
        return;
      case 'stamp':
        void askForStamp(message.question).then((answer) => port.post(answer));
        return;
      case 'close':
        void relay?.close();
        relay = null;
    }
  });
}
