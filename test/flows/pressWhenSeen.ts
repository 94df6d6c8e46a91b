import type { Page } from '@playwright/test';

/** Presses Alt and a digit once, before anything else runs in the page, when these words come on the screen. */
export async function pressWhenSeen(page: Page, words: string, digit: string): Promise<void> {
  await page.evaluate(
    ([wanted, key]) => {
      const seen = new MutationObserver(() => {
        if (!document.body.textContent.includes(wanted)) return;
        seen.disconnect();
        const press = { key, code: `Digit${key}`, altKey: true, bubbles: true, cancelable: true };
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', press));
      });
      seen.observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    [words, digit] as const,
  );
}
