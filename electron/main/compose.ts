import path from 'node:path';
import { app, clipboard, ipcMain, Menu, powerMonitor, protocol, session } from 'electron';
import { APP_SCHEME } from '../../shared/ipc/channels.ts';
import { vaultFolders } from './boot/folders.ts';
import { silenceChromium } from './boot/switches.ts';
import { copyKeeper } from './clipboard/copyText.ts';
import { makeForgetting } from './hardening/forgetting.ts';
import { installNavigationGuard } from './hardening/navigation.ts';
import { denyPermissions } from './hardening/permissions.ts';
import { APP_SCHEMES, appHandler, type FromMemory, type PageHandler } from './hardening/protocolApp.ts';
import { takeOffline } from './hardening/sessionOffline.ts';
import { PARTITION } from './hardening/webPreferences.ts';
import { openDoors } from './ipc/doors.ts';
import { safeEvent } from './ipc/events.ts';
import { tokenBucket } from './ipc/tokenBucket.ts';
import { createPrinter } from './print/printWindow.ts';
import { createBesideHost } from './processes/besideHost.ts';
import { createEgressHost } from './processes/egressHost.ts';
import { mayStartEgress } from './processes/mayStartEgress.ts';
import { forkEgress, forkReader, forkSigner, openLine } from './processes/fork.ts';
import { type ChildProcess, createVaultHost } from './processes/vaultHost.ts';
import { createDialogs } from './station/dialogs.ts';
import { createHostActs } from './station/hostActs.ts';
import { watchIdle } from './station/idleLock.ts';
import { machineFacts } from './station/machine.ts';
import { isNetworked } from './station/networkProbe.ts';
import { openPreferences } from './station/preferences.ts';
import { createStation, type Station } from './station/station.ts';
import { createMainWindow, type MainWindow } from './windows/mainWindow.ts';

/** Readers of foreign bytes at one time: the vault's own, and those of the invented partners of a training vault. */
const MOST_READERS = 8;
/** One signs while another is looked at. */
const MOST_SIGNERS = 2;
/** One asks for a time stamp while another that was given up ends. */
const MOST_STAMPERS = 2;

const after = (ms: number, run: () => void): void => void setTimeout(run, ms);
function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it went meanwhile
  }
}

export interface MainPlan {
  /** the program's own folder */
  readonly userData: string;
  readonly appVersion: string;
  readonly packaged: boolean;
  /** a vault in a temporary folder is refused */
  readonly refuseTemporary: boolean;
  /** bundles that are started or shown, by absolute path */
  readonly files: {
    readonly preload: string;
    readonly page: string;
    readonly egress: string;
    readonly reader: string;
    readonly signer: string;
  };
  readonly forkVault: () => ChildProcess;
  /** makes this process let go of what passed through it; default: the product's, which takes two collections of memory */
  readonly forget?: () => void;
  /** answers what the pages ask for under `app://`; default: the files of their bundle under the product's policy */
  readonly servePage?: (fromMemory?: FromMemory) => PageHandler;
}

/** What whoever composed it may still speak with. */
export interface Main {
  readonly station: Station;
  readonly window: MainWindow;
  /** Somebody started the program again: its window comes forward, or, while it still saves on its way out, a new start follows. */
  raise(): void;
}

/**
 * Puts the main process together and opens its window when Electron is ready. The product and the workshop's host
 * (build/workshop) compose the same parts; they differ in what stands in the plan.
 */
export function composeMain(plan: MainPlan): Main {
  const { userData, appVersion, packaged, files } = plan;
  const servePage = plan.servePage ?? ((fromMemory?: FromMemory) => appHandler(files.page, fromMemory));

  // What must stand before `ready`: our scheme, the sandbox, a quiet Chromium, guards on every page.
  protocol.registerSchemesAsPrivileged(APP_SCHEMES);
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  silenceChromium(app.commandLine);
  installNavigationGuard(app);
  app.on('session-created', (made) => {
    denyPermissions(made);
    takeOffline(made, { packaged });
  });
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

  // The parts, each given what it needs.
  const nowMs = (): number => performance.now();
  const preferences = openPreferences(path.join(userData, 'may-tram.json'));
  let touch = (): void => undefined;

  const window = createMainWindow({ preload: files.preload, packaged, onTouch: () => touch() });
  const copies = copyKeeper({
    clipboard,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return { cancel: () => clearTimeout(timer) };
    },
  });
  const host = createVaultHost({
    fork: plan.forkVault,
    nowMs,
    networked: isNetworked,
    profileDir: userData,
    appVersion,
    packaged,
    onEvent(event) {
      const safe = safeEvent(event);
      if (safe) window.send(safe);
    },
    onEgress: (wanted, profile) => egress.want(wanted, profile),
    onReader: (number, wanted) => readers.want(number, wanted),
    onSigner: (number, wanted) => signers.want(number, wanted),
    onStamper: (number, wanted, profile) => stampers.want(number, mayStartEgress(profile, wanted)),
    onLeft() {
      readers.stop();
      signers.stop();
      stampers.stop();
    },
    onGone: () => station.vaultDied(),
  });
  const egress = createEgressHost({
    fork: () => forkEgress(files.egress),
    line: () => openLine('egress'),
    giveVault: (port) => host.giveLine(port),
    nowMs,
    after,
  });
  const besides = { line: () => openLine('beside'), after, killHard };
  const readers = createBesideHost({
    ...besides,
    fork: () => forkReader(files.reader),
    giveVault: (number, port) => host.giveReader(number, port),
    most: MOST_READERS,
  });
  const signers = createBesideHost({
    ...besides,
    fork: () => forkSigner(files.signer),
    giveVault: (number, port) => host.giveSigner(number, port),
    most: MOST_SIGNERS,
  });
  const stampers = createBesideHost({
    ...besides,
    fork: () => forkEgress(files.egress),
    giveVault: (number, port) => host.giveStamper(number, port),
    most: MOST_STAMPERS,
  });
  const station = createStation({
    host,
    preferences,
    folders: vaultFolders(userData, plan.refuseTemporary),
    window,
    clearClipboard: () => copies.clear(),
    forget: plan.forget ?? makeForgetting(),
    machine: machineFacts(appVersion),
  });
  const acts = createHostActs({
    station,
    dialogs: createDialogs(
      () => window.current(),
      () => station.info().locale,
    ),
    print: createPrinter(servePage),
    copy: (text) => copies.copy(text),
    zoom: (percent) => window.current()?.webContents.setZoomFactor(percent / 100),
  });

  // The two doors of the page.
  openDoors(ipcMain, {
    windowContentsId: () => window.contentsId(),
    takeToken: tokenBucket(nowMs),
    station,
    functions: acts,
    touch: () => touch(),
  });

  // The window; the vault behind it starts with the first call. At the end the vault before the window.
  let leaving = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    leaving = true;
    egress.stop();
    readers.stop();
    signers.stop();
    stampers.stop();
    void station.stop().finally(() => app.quit());
  });
  void app.whenReady().then(() => {
    const pages = session.fromPartition(PARTITION).protocol;
    pages.handle(APP_SCHEME, servePage());
    window.open();
    const every = (ms: number, run: () => void): void => void setInterval(run, ms);
    const idleMinutes = (): number | null => (station.session().open ? station.session().idleMinutes : null);
    const idle = watchIdle({
      power: powerMonitor,
      platform: process.platform,
      nowMs,
      every,
      idleMinutes,
      lock: (now) => void station.lock('idle', now ? 'none' : 'quick'),
    });
    touch = () => idle.touch();
  });
  return { station, window, raise: () => (leaving ? app.relaunch() : window.focus()) };
}
