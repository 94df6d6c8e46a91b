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
