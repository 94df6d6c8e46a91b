/** Asked this often whether the person is still there. */
export const IDLE_POLL_MS = 5_000;

/** The part of Electron's `powerMonitor` that is used here. */
export interface PowerSource {
  getSystemIdleTime(): number;
  on(event: 'lock-screen' | 'suspend' | 'shutdown', listener: () => void): unknown;
}

export interface IdlePorts {
  readonly power: PowerSource;
  readonly platform: NodeJS.Platform;
  /** monotonic milliseconds */
  readonly nowMs: () => number;
  readonly every: (ms: number, run: () => void) => void;
  /** minutes without a touch after which the vault locks; null while nothing is open */
  readonly idleMinutes: () => number | null;
  /** `now`: the machine sleeps or goes off, nothing may take time */
  readonly lock: (now: boolean) => void;
}

/**
 * Locks when the screen locks, the machine sleeps, or nobody touched it for the set time.
 *
 * Linux: some desktops (Wayland without the idle protocol) always answer 0 idle seconds. Until the system has
 * once answered more than 0, the time since the last act in our own window counts instead.
 * @returns `touch`, to be called at every act in the window
 */
export function watchIdle(ports: IdlePorts): { touch(): void } {
  let touchedMs = ports.nowMs();
  let systemAnswers = ports.platform !== 'linux';
  for (const event of ['lock-screen', 'suspend', 'shutdown'] as const)
    ports.power.on(event, () => {
      if (ports.idleMinutes() !== null) ports.lock(event !== 'lock-screen');
    });
  ports.every(IDLE_POLL_MS, () => {
    const minutes = ports.idleMinutes();
    if (minutes === null) return;
    const systemIdleMs = ports.power.getSystemIdleTime() * 1000;
    systemAnswers ||= systemIdleMs > 0;
    const idleMs = systemAnswers ? systemIdleMs : ports.nowMs() - touchedMs;
    if (idleMs >= minutes * 60_000) ports.lock(false);
  });
  return {
    touch() {
      touchedMs = ports.nowMs();
    },
  };
}
