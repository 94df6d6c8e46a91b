/** The part of Electron's `app.commandLine` that is used here. */
export interface SwitchLine {
  appendSwitch(name: string, value?: string): void;
}

/** Chromium services that would open a connection, or write memory to disk, of their own accord. */
export const QUIET_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-breakpad'],
  ['disable-client-side-phishing-detection'],
  ['disable-component-update'],
  ['disable-default-apps'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-first-run'],
  ['no-pings'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', 'socks5://127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  ['disable-features', 'AutofillServerCommunication,DnsOverHttps,MediaRouter,OptimizationHints,Translate'],
];

/** Must run before `ready`. */
export function silenceChromium(line: SwitchLine): void {
  for (const [name, value] of QUIET_SWITCHES) {
    if (value === undefined) line.appendSwitch(name);
    else line.appendSwitch(name, value);
  }
}
