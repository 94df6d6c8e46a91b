import type { Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { Profile } from '../../../shared/ipc/schemas.ts';
import type { TitleFacts } from '../windows/title.ts';

/** Until the vault said how long: the default of a new station. */
const IDLE_MINUTES_AT_FIRST = 10;

/** What the main process knows of the vault's state, learnt from the replies that pass through it. */
export interface SessionView {
  /** something was opened or made since the process started: leaving it must clear the window */
  readonly open: boolean;
  readonly idleMinutes: number;
  readonly profile: Profile | null;
  readonly title: TitleFacts;
}

export const NO_SESSION: SessionView = {
  open: false,
  idleMinutes: IDLE_MINUTES_AT_FIRST,
  profile: null,
  title: { officeName: null, training: false, classified: false },
};

type Session = Output<'vault.session'>;
type Inspection = Output<'vault.inspect'>;

/** The view after a reply; the same object when the operation says nothing about the session. */
export function afterReply(view: SessionView, op: string, reply: Reply<unknown>): SessionView {
  if (!reply.ok) return view;
  switch (op) {
    case 'vault.create':
      return { ...view, open: true };
    case 'vault.unlock':
    case 'vault.recover':
    case 'vault.session':
      return fromSession(reply.value as Session);
    case 'settings.saveIdleLock':
      return { ...view, idleMinutes: (reply.value as Output<'settings.saveIdleLock'>).minutes };
    case 'policy.load':
      return atMost(view, (reply.value as Output<'policy.load'>).maxIdleMinutes);
    case 'provision.apply':
      return { ...view, idleMinutes: (reply.value as Output<'provision.apply'>).idleMinutes };
    case 'vault.inspect':
      return view.open ? view : fromInspection(view, reply.value as Inspection);
    default:
      return view;
  }
}

/** A policy holds from the moment it was loaded, not from the next sign-in. */
const atMost = (view: SessionView, minutes: number): SessionView => ({
  ...view,
  idleMinutes: Math.min(view.idleMinutes, minutes),
});

function fromSession(session: Session): SessionView {
  return {
    open: true,
    idleMinutes: session.idleLockMinutes,
    profile: session.station.profile,
    title: {
      officeName: session.office.name,
      training: session.training,
      classified: session.holds.full.some((level) => level !== 'none'),
    },
  };
}

function fromInspection(view: SessionView, { officeName, profile, training }: Inspection): SessionView {
  const classified = profile === 'standalone' || profile === 'independent-lan';
  return { ...view, title: { officeName, training, classified } };
}
