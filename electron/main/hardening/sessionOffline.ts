import type { Session } from 'electron';
import { APP_ORIGIN } from '../../../shared/ipc/channels.ts';

/** Nothing listens on the discard port; a request that slipped through everything else would end here. */
export const DEAD_PROXY = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const;

/** True for what may be loaded: our bundle, and what the page made in memory out of our own origin. */
export function mayRequest(address: string, developmentTools: boolean): boolean {
  if (address.startsWith(`${APP_ORIGIN}/`)) return true;
  if (address.startsWith(`blob:${APP_ORIGIN}/`)) return true;
  return developmentTools && address.startsWith('devtools://');
}

/** Takes the network, downloads, spelling dictionaries and service workers from a session. */
export function takeOffline(session: Session, options: { packaged: boolean }): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !mayRequest(details.url, !options.packaged) });
  });
  void session.setProxy(DEAD_PROXY);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('app://bundle/none/');
}
