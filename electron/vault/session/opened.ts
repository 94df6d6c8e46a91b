import type { HeadKeeper } from '../backup/headKeeper.ts';
import type { Dispatcher, OpenSession } from '../dispatch.ts';
import type { RelaySession } from '../exchange/relay/session.ts';
import type { Entering } from './entering.ts';
import type { Session } from './session.ts';

/** An open vault with all that works in it, from a sign-in to the lock. */
export interface Opened {
  readonly session: Session;
  readonly view: OpenSession;
  readonly dispatcher: Dispatcher;
  readonly relay: RelaySession;
  readonly heads: HeadKeeper;
  readonly entering: Entering;
}
