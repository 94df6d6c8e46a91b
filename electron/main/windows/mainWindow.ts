import { BrowserWindow, nativeImage, screen, type Rectangle } from 'electron';
import { APP_ORIGIN, CHANNEL } from '../../../shared/ipc/channels.ts';
import type { AppEvent } from '../../../shared/ipc/reply.ts';
import { protectContent } from '../hardening/contentProtection.ts';
import { webPreferences } from '../hardening/webPreferences.ts';
import icon from './icon.png?inline';
import { windowSize } from './windowSize.ts';

/** Why a fresh page stands: the door, or after a crash the shell, says so. Carried in the fragment of its address. */
export type Arrival = 'start' | 'locked' | 'idle' | 'lost' | 'gone' | 'crashed';

export interface MainWindow {
  open(): void;
  /**
   * Puts a fresh window with a fresh renderer process in the place of the old one, and destroys that with all
   * its memory. The old renderer is ended in an orderly way, not crashed: a crash may leave a core file.
   */
  replace(arrival: Arrival): void;
  send(event: AppEvent): void;
  setTitle(title: string): void;
  focus(): void;
  /** id of the contents of the standing window, for the sender check */
  contentsId(): number | null;
  /** the standing window, as the parent of system dialogs */
  current(): BrowserWindow | null;
}

export interface MainWindowPorts {
  readonly preload: string;
  readonly packaged: boolean;
  /** an act in the window: a key, or the pointer over something new */
  readonly onTouch: () => void;
}

/** Ground of the unlock screen, so that nothing flashes before the first paint. */
const GROUND = '#f3f4f6';

export function createMainWindow(ports: MainWindowPorts): MainWindow {
  let window: BrowserWindow | null = null;
  let title = 'An Thư';

  function make(at: { bounds: Rectangle; maximized: boolean } | null, arrival: Arrival): BrowserWindow {
    const { maximized, ...size } = windowSize(screen.getPrimaryDisplay().workAreaSize);
    const made = new BrowserWindow({
      ...size,
      ...at?.bounds,
      show: false,
      title,
      icon: nativeImage.createFromDataURL(icon),
      backgroundColor: GROUND,
      autoHideMenuBar: true,
      webPreferences: { ...webPreferences({ preload: ports.preload, packaged: ports.packaged }) },
    });
    protectContent(made);
    if (at) {
      if (at.maximized) made.maximize();
      made.show(); // in the place of the old window, at once: the desk must not blink
    } else {
      made.once('ready-to-show', () => {
        if (maximized) made.maximize();
        made.show();
      });
    }
    made.webContents.on('before-input-event', ports.onTouch);
    made.webContents.on('cursor-changed', ports.onTouch);
    made.on('focus', ports.onTouch);
    made.on('closed', () => {
      if (window === made) window = null;
    });
    made.webContents.on('render-process-gone', () => {
      if (window === made) replace('crashed');
    });
    void made.loadURL(`${APP_ORIGIN}/${arrival === 'start' ? '' : `#${arrival}`}`).catch(() => undefined);
    return made;
  }

  function replace(arrival: Arrival): void {
    const old = window;
    const at = old && { bounds: old.getNormalBounds(), maximized: old.isMaximized() };
    window = make(at, arrival);
    old?.destroy();
  }

  return {
    open() {
      window ??= make(null, 'start');
    },
    replace,
    send(event) {
      if (window && !window.webContents.isDestroyed()) window.webContents.send(CHANNEL.event, event);
    },
    setTitle(next) {
      title = next;
      window?.setTitle(next);
    },
    focus() {
      if (!window) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    contentsId: () => window?.webContents.id ?? null,
    current: () => window,
  };
}
