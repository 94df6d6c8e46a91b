import type { AppEvent } from '../../shared/ipc/reply.ts';
import type { Opened } from './opened.ts';
import { KEY_CHANGE_STEPS, keyChangeDue } from './session/changeKey.ts';
import { changeKeyInSession, isKeyChangeFit } from './session/open.ts';
import type { Session } from './session/session.ts';

export interface KeyChangeParts {
  /** null too while backups are at work */
  readonly opened: () => Opened | null;
  /** whether a call runs beside the one that asks */
  readonly isShared: () => boolean;
  readonly nowMs: () => number;
  readonly emit: (event: AppEvent) => void;
  readonly pause: (at: Opened) => void;
  readonly goOn: (at: Opened, session: Session) => void;
  /** the session is over */
  readonly end: (at: Opened) => void;
  readonly onFault: (cause: unknown) => void;
}

/**
 * The vault key changes in the act that makes it due (ADR 0040): while no other call runs, before that act is answered. What
 * can't be done now is told at once, and stays due.
 */
export interface KeyChange {
  /** A session begins; what its opening could not do is not tried again in it. */
  begin(session: Session): void;
  /** No call runs: changes the key if that is due. Neither this nor its promise ever throws. */
  whenQuiet(): Promise<void> | null;
  /** After a command: tells, once for each change, that it waits for what runs beside or stands half done. */
  tellIfWaits(session: Session): void;
}

export function createKeyChange(parts: KeyChangeParts): KeyChange {
  const { opened, isShared, nowMs, emit, pause, goOn, end, onFault } = parts;
  let state: 'none' | 'waits' | 'refused' = 'none';
  const tell = (...ids: string[]): void => emit({ topic: 'vault.key', ids });

  async function change(at: Opened): Promise<void> {
    const onStep = (done: number, of: number): void => tell('changing', `${done}`, `${of}`);
    pause(at);
    onStep(0, KEY_CHANGE_STEPS);
    const { session, refused } = await changeKeyInSession(at.session, { nowMs: nowMs(), onStep });
    goOn(at, session);
    state = refused === null ? 'none' : 'refused';
    if (refused !== null) onFault(refused);
    tell(refused === null ? 'changed' : 'waits');
  }

  return {
    begin: ({ db }) => void (state = keyChangeDue(db) === undefined ? 'none' : 'refused'),
    whenQuiet() {
      const at = opened();
      try {
        if (at === null || state === 'refused' || !isKeyChangeFit(at.session)) return null;
      } catch {
        return null; // a disk that is gone just now: it stays due
      }
      return change(at).catch((cause: unknown) => {
        onFault(cause);
        end(at);
      });
    },
    tellIfWaits(session) {
      if (state !== 'none' || !session.db.open || keyChangeDue(session.db) === undefined) return;
      if (!isShared() && isKeyChangeFit(session)) return;
      state = 'waits';
      tell('waits');
    },
  };
}
