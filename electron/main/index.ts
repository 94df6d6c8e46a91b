import path from 'node:path';
import { app, clipboard, dialog, ipcMain, Menu, powerMonitor, protocol, session } from 'electron';
import { APP_SCHEME } from '../../shared/ipc/channels.ts';
import { EXIT_REFUSED, refusedStart } from './boot/argvGuard.ts';
import { dataFolderFault } from './boot/dataFolder.ts';
import { vaultFolders } from './boot/folders.ts';
import { takeSingleInstance } from './boot/singleInstance.ts';
import { silenceChromium } from './boot/switches.ts';
import { copyKeeper } from './clipboard/copyText.ts';
import { makeForgetting } from './hardening/forgetting.ts';
import { installNavigationGuard } from './hardening/navigation.ts';
import { denyPermissions } from './hardening/permissions.ts';
import { APP_SCHEMES, appHandler } from './hardening/protocolApp.ts';
import { takeOffline } from './hardening/sessionOffline.ts';
import { PARTITION } from './hardening/webPreferences.ts';
import { openDoors } from './ipc/doors.ts';
import { safeEvent } from './ipc/events.ts';
import { tokenBucket } from './ipc/tokenBucket.ts';
import { createPrinter } from './print/printWindow.ts';
import { createEgressHost } from './processes/egressHost.ts';
import { forkEgress, forkReader, forkVault, openLine } from './processes/fork.ts';
import { createReaderHost } from './processes/readerHost.ts';
import { createVaultHost } from './processes/vaultHost.ts';
import { createDialogs } from './station/dialogs.ts';
import { machineFacts } from './station/machine.ts';
import { createHostActs } from './station/hostActs.ts';
import { watchIdle } from './station/idleLock.ts';
import { isNetworked } from './station/networkProbe.ts';
import { openPreferences } from './station/preferences.ts';
import { createStation } from './station/station.ts';
import { createMainWindow } from './windows/mainWindow.ts';

/** Set by the build: true only in the package that the smoke test drives. */
declare const __SMOKE_BUILD__: boolean;
const SMOKE = typeof __SMOKE_BUILD__ === 'boolean' && __SMOKE_BUILD__;
const packaged = app.isPackaged;

// 1. Refuse a start that would weaken the program, before anything is opened.
const refusal = refusedStart({
  argv: process.argv.slice(1),
  env: process.env,
  platform: process.platform,
  packaged,
  smoke: SMOKE,
});
if (refusal !== null) {
  process.stderr.write(`an-thu: refused to start with ${JSON.stringify(refusal)}\n`);
  process.exit(EXIT_REFUSED);
}

// 2. Files of this program are the person's own. The crash reporter is never started.
process.umask(0o077);

// 3. The program's own folder can be written. One instance per data folder; a second one only brings this one forward.
const userData = app.getPath('userData');
const fault = dataFolderFault(userData);
if (fault !== null) {
  dialog.showErrorBox(fault.title, fault.text);
  process.exit(EXIT_REFUSED);
}
if (!takeSingleInstance(app, () => window.focus())) process.exit(0);

// 4. What must stand before `ready`: our scheme, the sandbox, a quiet Chromium, guards on every page.
protocol.registerSchemesAsPrivileged(APP_SCHEMES);
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
silenceChromium(app.commandLine);
installNavigationGuard(app);
app.on('session-created', (made) => {
  denyPermissions(made);
  takeOffline(made, { packaged });
});
if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

// 5. The parts, each given what it needs.
const here = import.meta.dirname;
const bundle = path.join(here, '../renderer');
const nowMs = (): number => performance.now();
const preferences = openPreferences(path.join(userData, 'may-tram.json'));
let touch = (): void => undefined;

const window = createMainWindow({
  preload: path.join(here, '../preload/index.cjs'),
  packaged,
  onTouch: () => touch(),
});
const copies = copyKeeper({
  clipboard,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timer) };
  },
});
const host = createVaultHost({
  fork: () => forkVault(path.join(here, 'vault.js'), packaged),
  nowMs,
  networked: isNetworked,
  appVersion: app.getVersion(),
  packaged,
  onEvent(event) {
    const safe = safeEvent(event);
    if (safe) window.send(safe);
  },
  onEgress: (wanted, profile) => egress.want(wanted, profile),
  onReader: (number, wanted) => readers.want(number, wanted),
  onLeft: () => readers.stop(),
  onGone: () => station.vaultDied(),
});
const egress = createEgressHost({
  fork: () => forkEgress(path.join(here, 'egress.js')),
  line: () => openLine('egress'),
  giveVault: (port) => host.giveLine(port),
  nowMs,
  after: (ms, run) => void setTimeout(run, ms),
});
const readers = createReaderHost({
  fork: () => forkReader(path.join(here, 'reader.js')),
  line: () => openLine('reader'),
  giveVault: (number, port) => host.giveReader(number, port),
});
const station = createStation({
  host,
  preferences,
  folders: vaultFolders(userData, packaged && !SMOKE),
  window,
  clearClipboard: () => copies.clear(),
  forget: makeForgetting(),
  machine: machineFacts(app.getVersion()),
});
const acts = createHostActs({
  station,
  dialogs: createDialogs(() => window.current()),
  print: createPrinter(bundle),
  copy: (text) => copies.copy(text),
});

// 6. The two doors of the page.
openDoors(ipcMain, {
  windowContentsId: () => window.contentsId(),
  takeToken: tokenBucket(nowMs),
  station,
  functions: acts,
  touch: () => touch(),
});

// 7. The window; the vault behind it starts with the first call. At the end the vault before the window.
let leaving = false;
app.on('window-all-closed', () => app.quit());
app.on('before-quit', (event) => {
  if (leaving) return;
  event.preventDefault();
  leaving = true;
  egress.stop();
  readers.stop();
  void station.stop().finally(() => app.quit());
});
void app.whenReady().then(() => {
  session.fromPartition(PARTITION).protocol.handle(APP_SCHEME, appHandler(bundle));
  window.open();
  const every = (ms: number, run: () => void): void => void setInterval(run, ms);
  const idleMinutes = (): number | null => (station.session().open ? station.session().idleMinutes : null);
  const idle = watchIdle({
    power: powerMonitor,
    platform: process.platform,
    nowMs,
    every,
    idleMinutes,
    lock: () => void station.lock('idle'),
  });
  touch = () => idle.touch();
});
