import type { ElectronApplication } from '@playwright/test';
import type { Workshop } from '../../../build/workshop/host.ts';

/** While `act` runs the vault of the page level answers nothing, as where a large one is slow. */
export async function whileVaultIsSlow(app: ElectronApplication, act: () => Promise<void>): Promise<void> {
  const ask = (what: 'hold' | 'goOn') =>
    app.evaluate((_electron, call) => {
      const { workshop } = globalThis as typeof globalThis & { readonly workshop: Workshop };
      workshop[call]();
    }, what);
  await ask('hold');
  try {
    await act();
  } finally {
    await ask('goOn');
  }
}
