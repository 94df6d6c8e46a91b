/** The part of a window that is used here. */
export interface Protectable {
  setContentProtection(enable: boolean): void;
}

/**
 * Keeps a window out of screenshots and recordings: works on Windows 10 2004 and later, partly on macOS (the
 * newer capture interface still sees it), not at all on Linux; the page shows that honestly.
 */
export function protectContent(window: Protectable): void {
  window.setContentProtection(true);
}

export function isProtectionEffective(platform: NodeJS.Platform): boolean {
  return platform === 'win32';
}
