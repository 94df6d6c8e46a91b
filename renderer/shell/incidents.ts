import { foreignTrailOf, newIncident } from '../../shared/incident.ts';
import { call, hasBridge } from '../data/bridge.ts';
import { useSession } from '../data/session.ts';

/** A page that fails again and again tells of this many; what is beyond them is the same. */
const MOST = 20;

interface Met {
  readonly incident: string;
  readonly trail: string[];
}

/** Met before somebody signed in: told then. */
const waiting: Met[] = [];
/** trail → number: the same error is one incident, however often it comes */
const known = new Map<string, string>();

/**
 * Keeps an error of the page itself: where it was met goes to the vault, what it says never does.
 * @param components React's stack of components, where it is known
 * @returns the number to show
 */
export function keepIncident(cause: unknown, components = ''): string {
  const trail = foreignTrailOf(cause, components);
  const key = trail.join('\n');
  const before = known.get(key);
  if (before !== undefined) return before;
  const incident = newIncident();
  if (known.size >= MOST) return incident;
  known.set(key, incident);
  waiting.push({ incident, trail });
  tell();
  return incident;
}

/** An answer that fails makes no further incident: the vault is locked or gone, and says so elsewhere. */
function tell(): void {
  if (!hasBridge() || useSession.getState().phase !== 'open') return;
  for (const met of waiting.splice(0)) void call('incidents.report', met).catch(() => undefined);
}

/** Errors that no part of the page catches; `show` is told the number of each. */
export function watchErrors(show: (incident: string) => void): () => void {
  const failed = ({ error }: ErrorEvent): void => {
    if (error instanceof Error) show(keepIncident(error)); // without an error it is a notice of the browser
  };
  const rejected = ({ reason }: PromiseRejectionEvent): void => show(keepIncident(reason));
  window.addEventListener('error', failed);
  window.addEventListener('unhandledrejection', rejected);
  const off = useSession.subscribe(tell);
  return () => {
    window.removeEventListener('error', failed);
    window.removeEventListener('unhandledrejection', rejected);
    off();
  };
}
