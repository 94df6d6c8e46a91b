import type { HeadKeeper } from './backup/headKeeper.ts';
import type { Dispatcher } from './dispatch.ts';
import type { OpenSession } from './sessionPorts.ts';
import type { RelaySession } from './exchange/relay/relayChannel.ts';
import type { Entering } from './session/entering.ts';
import type { Session } from './session/session.ts';

/** An open vault with all that works in it, from a sign-in to the lock. */
export interface Opened {
  readonly session: Session;
  readonly view: OpenSession;
  readonly dispatcher: Dispatcher;
  readonly relay: RelaySession;
  readonly heads: HeadKeeper;
  readonly entering: Entering;
}
