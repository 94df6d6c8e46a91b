import { create } from 'zustand';
import type { HostInfo, LockReason } from '../../shared/ipc/bridge.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { call, hasBridge, host, on } from './bridge.ts';
import { useAppearance } from './appearance.ts';
import { drawn } from './drawn.ts';
import { clearQueries } from './clearing.ts';
import { useRouter } from './router.ts';
import { useLocaleStore } from '../i18n/I18n.tsx';
import { useToasts } from '../components/toastStore.ts';

export type Session = Output<'vault.session'>;
export type Inspection = Output<'vault.inspect'>;
/** Screens outside the shell. */
export type Gate = 'start' | 'firstRun' | 'unlock';

interface SessionState {
  readonly phase: 'starting' | 'noBridge' | 'gate' | 'open';
  readonly gate: Gate;
  readonly host: HostInfo | null;
  readonly inspection: Inspection | null;
  readonly session: Session | null;
  /** the vault itself has answered since the last `boot`: no question of it is on its way any more */
  readonly settled: boolean;
  /** Asks the machine and the vault where things stand, and turns to the screen for it. */
  boot(): Promise<void>;
  /** Turns to a screen outside the shell. */
  showGate(gate: Gate): void;
  /** Called with the answer of `vault.unlock`, `vault.recover` or `vault.session`. */
  opened(session: Session): Promise<void>;
  /** Asks again what the vault says of the session: the calendar of a training vault was moved. */
  refresh(): Promise<void>;
  /** Locks at once: the vault process is killed and this page reloaded by the main process. */
  lock(why?: LockReason): Promise<void>;
}

const gateFor = (inspection: Inspection | null): Gate =>
  inspection === null || inspection.state === 'absent' ? 'start' : 'unlock';

export const useSession = create<SessionState>((set, get) => ({
  phase: 'starting',
  gate: 'start',
  host: null,
  inspection: null,
  session: null,
  settled: false,

  boot: async () => {
    if (!hasBridge()) {
      set({ phase: 'noBridge' });
      return;
    }
    set({ settled: false });
    const info = await host().info();
    await useLocaleStore.getState().setLocale(info.locale);
    // The door is drawn from a glance at the folder; the vault's own answer follows, and counts.
    const early = info.firstLook;
    if (early !== null) {
      set({ host: info, inspection: early, session: null, phase: 'gate', gate: gateFor(early) });
      await drawn();
    }
    const reply = await call('vault.inspect', {});
    const inspection = reply.ok ? reply.value : null;
    set({ host: info, inspection, settled: true });
    if (early !== null && early.state === inspection?.state) return; // the person may have gone on already
    if (inspection?.state === 'unlocked') {
      const session = await call('vault.session', {});
      if (session.ok) {
        await get().opened(session.value);
        return;
      }
    }
    set({
      phase: 'gate',
      session: null,
      gate: gateFor(inspection),
    });
  },

  showGate: (gate) => set({ phase: 'gate', gate }),

  opened: async (session) => {
    set({ session });
    if (session.mustChangePassphrase) {
      set({ phase: 'gate', gate: 'unlock' });
      return;
    }
    if (!session.recoveryProved && session.roles.includes('admin')) {
      set({ phase: 'gate', gate: 'firstRun' });
      return;
    }
    await useAppearance.getState().read();
    set({ phase: 'open' });
  },

  refresh: async () => {
    const reply = await call('vault.session', {});
    if (reply.ok) set({ session: reply.value });
  },

  lock: async (why = 'hand') => {
    clearQueries();
    useToasts.getState().clear();
    useRouter.getState().reset();
    set({ phase: 'starting', session: null });
    await host().lock(why);
  },
}));

/** Started once by the App: a vault that locks or falls takes the page back to its door. */
export function watchVault(): () => void {
  const back = (): void => {
    clearQueries();
    useToasts.getState().clear();
    useRouter.getState().reset();
    void useSession.getState().boot();
  };
  const offs = [on('vault.locked', back), on('vault.gone', back)];
  return () => offs.forEach((off) => off());
}

/** The session of an open shell; only for components inside it. */
export function useOpenSession(): Session {
  const session = useSession((state) => state.session);
  if (!session) throw new Error('no open session');
  return session;
}
