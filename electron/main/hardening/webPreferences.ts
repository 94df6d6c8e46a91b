import type { WebPreferences } from 'electron';

/** In memory only: no `persist:`, so neither cookies nor storage nor cache reach the disk. */
export const PARTITION = 'an-thu';
export const PRINT_PARTITION = 'an-thu-print';

const COMMON = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  webgl: false,
  plugins: false,
  navigateOnDragDrop: false,
  enableDeprecatedPaste: false,
  autoplayPolicy: 'document-user-activation-required',
  disableBlinkFeatures: 'Auxclick',
} as const;

/** Preferences of the window. Development tools exist only in an unpackaged run. */
export function webPreferences(options: { preload: string; packaged: boolean }): Readonly<WebPreferences> {
  return Object.freeze({
    ...COMMON,
    partition: PARTITION,
    preload: options.preload,
    devTools: !options.packaged,
  });
}

/** Preferences of the hidden window that lays out what is printed: no preload, so no bridge at all. */
export function printPreferences(): Readonly<WebPreferences> {
  return Object.freeze({
    ...COMMON,
    partition: PRINT_PARTITION,
    devTools: false,
    backgroundThrottling: false,
  });
}
