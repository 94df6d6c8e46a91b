import type { ElectronApplication } from '@playwright/test';

/** Process ids by kind, as Electron counts them: `an-thu-vault`, `an-thu-egress`, `GPU` … */
export const pidsOf = (app: ElectronApplication, kind: string): Promise<number[]> =>
  app.evaluate(
    ({ app: inside }, wanted) =>
      inside
        .getAppMetrics()
        .filter(({ type, name, serviceName }) => type === wanted || name === wanted || serviceName === wanted)
        .map(({ pid }) => pid),
    kind,
  );

/** While `act` runs the vault answers nothing, as where a large one is slow; not on Windows, which has no such stop. */
export async function whileVaultIsSlow(app: ElectronApplication, act: () => Promise<void>): Promise<void> {
  const pids = process.platform === 'win32' ? [] : await pidsOf(app, 'an-thu-vault');
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    await act();
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
}
