import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { CLERK } from './station.ts';

/** The question that stands above the form. */
export const proof = (page: Page) => page.getByRole('dialog', { name: 'Gõ lại cụm mật khẩu' });

/** The passphrase is asked again for one act: it is typed in the field that has the keys, and Enter does it. */
export async function proveAgain(page: Page, passphrase = CLERK.passphrase): Promise<void> {
  const field = proof(page).locator('input[type="password"]');
  await expect(field).toBeFocused();
  await field.fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(proof(page)).toHaveCount(0);
}

/**
 * The system's question can't be driven: the next ones are answered so, and what they said is kept.
 * @returns what was asked so far: the words, and the button that a bare Enter would press
 */
export async function answerQuestions(
  app: ElectronApplication,
  yes: boolean,
): Promise<() => Promise<readonly { readonly said: string; readonly byEnter: string }[]>> {
  await app.evaluate(({ dialog }, answer) => {
    const asked: { said: string; byEnter: string }[] = [];
    Object.assign(globalThis, { askedBySystem: asked });
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message, detail, buttons, defaultId } = given.at(-1) as Electron.MessageBoxOptions;
      asked.push({ said: `${message}\n${detail ?? ''}`, byEnter: buttons?.[defaultId ?? -1] ?? '' });
      return { response: answer ? 1 : 0, checkboxChecked: false };
    };
  }, yes);
  return () =>
    app.evaluate(
      () =>
        (globalThis as typeof globalThis & { readonly askedBySystem: { said: string; byEnter: string }[] })
          .askedBySystem,
    );
}
