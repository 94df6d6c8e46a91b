import type { App, WebContents } from 'electron';

/** A page never leaves itself: what the main process loads by `loadURL` doesn't pass through these events. */
export function holdContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('page-title-updated', (event) => event.preventDefault());
  // without a listener Electron would choose the first device in reach
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault();
    callback('');
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Holds every contents that will ever be made, whoever makes it. */
export function installNavigationGuard(app: App): void {
  app.on('web-contents-created', (_event, contents) => holdContents(contents));
}
