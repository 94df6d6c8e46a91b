import type { HostInfo, LockReason, RestoredStation } from '../../../shared/ipc/bridge.ts';
import type { BackupAtLock } from '../../../shared/ipc/contract/vault.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { Carried, Met, TrainingVault } from '../../../shared/ipc/vaultProtocol.ts';
import { refused } from '../ipc/router.ts';
import type { VaultHost } from '../processes/vaultHost.ts';
import type { Arrival } from '../windows/mainWindow.ts';
import { type TitleFacts, windowTitle } from '../windows/title.ts';
import type { FolderProblem } from './folderSafety.ts';
import { lastHereOf, type Preferences, whoWasHere } from './preferences.ts';
import { afterReply, NO_SESSION, type SessionView } from './session.ts';

export interface StationPorts {
  readonly host: VaultHost;
  readonly preferences: { get(): Preferences; set(change: Partial<Preferences>): void };
  readonly folders: {
    readonly office: string;
    readonly training: string;
    problem(folder: string): FolderProblem | null;
    /** a folder with anything in it */
    isPresent(folder: string): boolean;
    /** see `firstLook` */
    look(folder: string, isOurs?: boolean): HostInfo['firstLook'];
    /** an empty folder in which a training vault is made, and its two ends */
    stage(folder: string): string;
    keep(staged: string, folder: string): void;
    discard(staged: string): void;
    /** where a training vault stands while one is restored in its place */
    aside(folder: string): string;
    /** where a vault goes when a restored one takes its place: a new name at each call of another second */
    keptAside(folder: string, nowMs: number): string;
    setAside(folder: string): void;
    bringBack(folder: string): void;
    /** a training vault and whatever was laid beside it */
    remove(folder: string): void;
  };
  readonly window: { replace(arrival: Arrival): void; setTitle(title: string): void };
  readonly clearClipboard: () => Promise<void>;
  /** makes this process let go of what passed through it */
  readonly forget: () => void;
  /** what doesn't depend on the chosen vault */
  readonly machine: (
    folder: string,
  ) => Pick<
    HostInfo,
    'version' | 'platform' | 'networked' | 'freeBytes' | 'nowMs' | 'rulePack' | 'contentProtection'
  >;
}

export interface Station {
  /** The page's end of the sealed line, already past the router. */
  meet(publicKey: Uint8Array): Promise<Met>;
  /** One call of the page, sealed, already past the router. */
  forward(op: string, input: Uint8Array): Promise<Carried>;
  /** An act of the main process itself, with a path that a person chose. */
  ask(op: string, input: unknown): Promise<Reply<unknown>>;
  info(): HostInfo;
  /** The folders of its vaults: no file is ever taken in from there. */
  ownFolders(): readonly string[];
  /** @param backup what is saved before; default: where that is quick */
  lock(why: LockReason, backup?: BackupAtLock): Promise<void>;
  vaultDied(): void;
  choose(which: 'office' | 'training'): Promise<Reply<HostInfo>>;
  openFolder(folder: string): Promise<Reply<HostInfo>>;
  createTraining(): Promise<Reply<TrainingVault>>;
  /** Only what says of itself that it is a training vault goes; a real one that was brought back into its place stays. */
  removeTraining(again: boolean): Promise<Reply<HostInfo>>;
  /** The training vault as if it were lost: set aside, so that a backup is restored in its place. */
  loseTraining(): Promise<Reply<HostInfo>>;
  bringTrainingBack(): Promise<Reply<HostInfo>>;
  /** Brings a station back into the place of this vault; `replace`: what stands there is kept aside. */
  restore(input: object, replace: boolean): Promise<Reply<RestoredStation>>;
  setLocale(locale: 'vi' | 'en'): void;
  setTheme(theme: Preferences['theme']): void;
  /** Whoever opened this vault stands first at its door the next time. */
  rememberPerson(username: string): void;
  /** Which of the people at the door worked here last. */
  lastPerson(usernames: readonly string[]): string | null;
  session(): SessionView;
  stop(): Promise<void>;
}

/** Opening or making a vault in a folder that may not hold one is refused before the vault hears of it. */
const NEEDS_SAFE_FOLDER: ReadonlySet<string> = new Set(['vault.create', 'vault.unlock', 'vault.recover']);

/** The station: which vault the window stands before, and the turns between vaults, locked and open. */
export function createStation(ports: StationPorts): Station {
  const { host, preferences, folders, window } = ports;
  let view = NO_SESSION;
  let turning: Promise<unknown> = Promise.resolve();
  let hasBegun = false;
  let isEnding = false;

  const folder = (): string => {
    const { vault, officeFolder } = preferences.get();
    return vault === 'training' ? folders.training : (officeFolder ?? folders.office);
  };

  /** set aside, and nothing in its place yet */
  const isAside = (): boolean =>
    folders.isPresent(folders.aside(folders.training)) && !folders.isPresent(folders.training);

  const beside = (): string => `${folder()}-sao-luu`;

  /** Turns run one after the other; calls of the page wait for the turn under way. */
  function turn<T>(work: () => Promise<T>): Promise<T> {
    const next = turning.then(work, work);
    turning = next.catch(() => undefined);
    return next;
  }

  function see(next: SessionView): void {
    if (next === view) return;
    view = next;
    window.setTitle(windowTitle(titleOf(next, preferences.get().vault)));
  }

  async function ask(op: string, input: unknown): Promise<Reply<unknown>> {
    const reply = await host.call(op, input);
    see(afterReply(view, op, reply));
    return reply;
  }

  async function carry(op: string, input: Uint8Array): Promise<Carried> {
    const { carried, seen } = await host.carry(op, input);
    if (seen) see(afterReply(view, op, seen));
    return carried;
  }

  function begin(): void {
    hasBegun = true;
    see({ ...NO_SESSION });
    host.start(folder());
    void ask('vault.inspect', {}); // for the window's title
  }

  /**
   * The vault process starts with the first call: the page draws its door from the first look before it calls, and
   * two processes that start at once take the processor from each other.
   */
  async function settled(): Promise<void> {
    await turning;
    if (!hasBegun) begin();
  }

  /** Ends what runs; a page that may hold content goes with it. */
  async function end(arrival: Arrival, backup: BackupAtLock = 'quick'): Promise<void> {
    await ports.clearClipboard();
    const hasContent = view.open || arrival !== 'start';
    see({ ...NO_SESSION }); // the page that comes stands before the door while the vault behind it still saves
    isEnding = true;
    if (hasContent) window.replace(arrival);
    await host.stop(backup).finally(() => (isEnding = false));
    ports.forget();
  }

  async function turnTo(change: Partial<Preferences>): Promise<HostInfo> {
    preferences.set(change); // before the page that replaces an open one asks which vault it stands before
    await end('start');
    begin();
    return info();
  }

  function info(): HostInfo {
    const { vault, locale, officeFolder, theme } = preferences.get();
    const vaults = {
      office: folders.isPresent(officeFolder ?? folders.office),
      training: folders.isPresent(folders.training),
    };
    const problem = folders.problem(folder());
    const firstLook = problem === null ? folders.look(folder(), isEnding) : unsafeFolder(problem);
    const backupsBeside = folders.isPresent(beside());
    const trainingAside = isAside();
    const shown = { firstLook: view.open ? null : firstLook, backupsBeside, trainingAside };
    return { ...ports.machine(folder()), vaultPlace: folder(), vault, vaults, locale, theme, ...shown };
  }

  return {
    async meet(publicKey) {
      await settled();
      return host.meet(publicKey);
    },
    async forward(op, input) {
      await settled();
      const problem = folders.problem(folder());
      if (problem !== null) {
        if (op === 'vault.inspect') return { ok: true, value: unsafeFolder(problem) };
        if (NEEDS_SAFE_FOLDER.has(op))
          return { ok: false, error: { code: 'vault-folder-unsafe', params: { problem } } };
      }
      return carry(op, input);
    },
    async ask(op, input) {
      await settled();
      return ask(op, input);
    },
    info,
    ownFolders: () => [folder(), folders.office, folders.training],
    lock: (why, backup) =>
      turn(async () => {
        await end(why === 'idle' ? 'idle' : 'locked', backup);
        begin();
      }),
    vaultDied() {
      void ports.clearClipboard();
      see({ ...NO_SESSION });
      window.replace('gone');
      ports.forget();
    },
    choose: (which) => turn(async () => ({ ok: true, value: await turnTo({ vault: which }) })),
    openFolder: (chosen) =>
      turn(async () => {
        const problem = folders.problem(chosen);
        if (problem !== null)
          return { ok: false, error: { code: 'vault-folder-unsafe', params: { problem } } };
        const before = preferences.get();
        await turnTo({ vault: 'office', officeFolder: chosen });
        const found = await ask('vault.inspect', {});
        const state = found.ok ? (found.value as { state: string }).state : null;
        // a door that only says "open elsewhere" leads nowhere else: the choice is taken back, not remembered
        if (state !== null && state !== 'absent' && state !== 'in-use') return { ok: true, value: info() };
        await turnTo(before);
        return found.ok ? refused(state === 'in-use' ? 'vault-in-use' : 'vault-absent') : found;
      }),
    createTraining: () =>
      turn(async () => {
        if (folders.isPresent(folders.training)) return refused('vault-exists');
        await end('start');
        const staged = folders.stage(folders.training);
        host.start(staged);
        const made = await host.fillTraining();
        await host.stop();
        if (made.ok) {
          folders.keep(staged, folders.training);
          preferences.set({ vault: 'training' });
        } else {
          folders.discard(staged);
        }
        begin();
        return made;
      }),
    removeTraining: (again) =>
      turn(async () => {
        preferences.set({ vault: again ? 'training' : 'office' }); // before the page that replaces this one asks
        await end('start'); // nothing of it may be open when it goes
        const known = folders.look(folders.training);
        const mayGo = known?.state === 'absent' || known?.training === true;
        if (mayGo) folders.remove(folders.training);
        begin();
        return mayGo ? { ok: true, value: info() } : refused('not-permitted');
      }),
    loseTraining: () =>
      turn(async () => {
        if (preferences.get().vault !== 'training') return refused('not-permitted');
        await host.stop(); // its files are closed before they move, and they move before the next page asks
        const mayGo = folders.look(folders.training)?.training === true; // a real one in its place stays
        if (mayGo) folders.setAside(folders.training);
        await end('lost');
        begin();
        return mayGo ? { ok: true, value: info() } : refused('not-permitted');
      }),
    bringTrainingBack: () =>
      turn(async () => {
        if (!isAside()) return refused('not-permitted');
        await host.stop();
        folders.bringBack(folders.training);
        begin();
        return { ok: true, value: info() };
      }),
    async restore(input, replace) {
      await settled();
      const problem = folders.problem(folder());
      if (problem !== null) return { ok: false, error: { code: 'vault-folder-unsafe', params: { problem } } };
      const lessonsOf = folder() === folders.training && isAside() ? folders.aside(folders.training) : null;
      const place = folder();
      const aside =
        replace && folders.isPresent(place) ? folders.keptAside(place, ports.machine(place).nowMs) : null;
      const given = { ...input, lessonsOf, aside };
      const reply = (await ask('backup.restore', given)) as Reply<RestoredStation>;
      if (reply.ok && lessonsOf !== null) folders.discard(lessonsOf);
      return reply;
    },
    setLocale: (locale) => preferences.set({ locale }),
    setTheme: (theme) => preferences.set({ theme }),
    rememberPerson: (username) => {
      const { vault, lastHere } = preferences.get();
      if (whoWasHere(lastHere[vault], [username]) === null)
        preferences.set({ lastHere: { ...lastHere, [vault]: lastHereOf(username) } });
    },
    lastPerson: (usernames) => {
      const { vault, lastHere } = preferences.get();
      return whoWasHere(lastHere[vault], usernames);
    },
    session: () => view,
    stop: () =>
      turn(async () => {
        await ports.clearClipboard();
        await host.stop('all');
      }),
  };
}

function titleOf(view: SessionView, vault: 'office' | 'training'): TitleFacts {
  return { ...view.title, training: view.title.training || vault === 'training' };
}

function unsafeFolder(problem: FolderProblem): NonNullable<HostInfo['firstLook']> {
  return {
    state: 'unsafe-folder',
    problem,
    officeName: null,
    profile: null,
    training: false,
    people: [],
    waitUntilMs: null,
  };
}
