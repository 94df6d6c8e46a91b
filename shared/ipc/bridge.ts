import type { Secrecy } from '../domain/secrecy/secrecy.ts';
import type { Input, Output, Parsed, WindowOp } from './contract.ts';
import type { AppEvent, Reply, Topic } from './reply.ts';
import type { Proved } from './stepUp.ts';

/** What the page knows of the machine it runs on; answered by the main process, without a vault. */
export interface HostInfo {
  readonly version: string;
  readonly platform: string;
  /** a route leads out of this machine (read off the operating system, nothing is sent) */
  readonly networked: boolean;
  readonly freeBytes: number;
  readonly nowMs: number;
  readonly rulePack: string;
  /** the folder of the vault that the window stands before */
  readonly vaultPlace: string;
  /** which vault the window stands before */
  readonly vault: 'office' | 'training';
  readonly vaults: { readonly office: boolean; readonly training: boolean };
  readonly locale: 'vi' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  readonly contentProtection: boolean;
  /** backups lie beside the place of this vault: a machine that has none may have had one */
  readonly backupsBeside: boolean;
  /** the training vault was set aside so that it can be restored in its place */
  readonly trainingAside: boolean;
  /** what a glance at the folder tells before the vault answers `vault.inspect`; null when that must be waited for */
  readonly firstLook: Output<'vault.inspect'> | null;
}

/** By a key or a button, or because nobody touched the machine; the door says the second. */
export type LockReason = 'hand' | 'idle';

/** Whose certificates a file brings: the office's, the person's, or only those of an authority. */
export type OutsideOwner = 'office' | 'own' | 'authority';

/** What is asked for: exports of a portal and letters to be taken in; nothing: any file. */
export type PickedWhat = 'import';

export interface PickedFile {
  readonly stageId: string;
  readonly name: string;
  readonly mime: string;
  readonly kind: string;
  readonly sizeBytes: number;
  readonly pages: number | null;
  readonly sha256: string;
  readonly secrecy: Secrecy;
}

/** A backup found in a folder, before anything of it is opened. */
export type FoundBackup = Omit<Output<'backup.look'>['sets'][number], 'from'>;
export interface FoundBackups {
  readonly sets: readonly FoundBackup[];
  /** places of the vault that are not there now */
  readonly absent: Output<'backup.look'>['absent'];
}
export type RestoredStation = Output<'backup.restore'>;

/** What a person of a new vault is handed: changed at the first sign-in. */
export interface FirstPassphrase {
  readonly fullName: string;
  readonly position: string;
  readonly username: string;
  readonly passphrase: string;
}

/** What is printed once and kept nowhere: the recovery code, or the first passphrases. */
export type PrintedSecrets =
  | {
      readonly kind: 'recovery';
      readonly code: string;
      readonly officeName: string;
      readonly locale: 'vi' | 'en';
    }
  | {
      readonly kind: 'passphrases';
      readonly officeName: string;
      readonly people: readonly FirstPassphrase[];
      readonly locale: 'vi' | 'en';
    };

/** Acts that need the operating system (dialogs, folders, printing); paths never reach the page. */
export interface HostBridge {
  info(): Promise<HostInfo>;
  /** Turns the window to the office's vault or to the training vault; ends the running session. */
  chooseVault(which: 'office' | 'training'): Promise<Reply<HostInfo>>;
  /** Opens an existing vault folder through the system's dialog. */
  openVaultFolder(): Promise<Reply<HostInfo>>;
  /** Makes the training vault full of sample data and turns to it; progress comes as events. */
  createTraining(): Promise<
    Reply<{
      username: string;
      passphrase: string;
      people: readonly { username: string; fullName: string; position: string }[];
    }>
  >;
  /**
   * Removes the training vault with everything that lies beside it: partners, backups, what was being made. Ends the
   * running session. `again`: the window turns to where it is made anew, else to the office's vault.
   */
  removeTraining(again: boolean): Promise<Reply<HostInfo>>;
  /** Sets the training vault aside as if this machine had lost it: the window stands where a backup is restored. */
  loseTraining(): Promise<Reply<HostInfo>>;
  /** Puts it back as it was, nothing restored. */
  bringTrainingBack(): Promise<Reply<HostInfo>>;
  lock(why: LockReason): Promise<void>;
  /** @param what narrows what the dialog shows; whoever asks for all files in it gets them */
  pickFiles(what?: PickedWhat): Promise<Reply<readonly PickedFile[]>>;
  /** Files dropped on the window; their paths are read in the preload, never by the page. */
  dropFiles(files: readonly File[]): Promise<Reply<readonly PickedFile[]>>;
  saveReport(reportId: string, suggestedName: string): Promise<Reply<{ saved: boolean }>>;
  printReport(reportId: string): Promise<Reply<{ printed: boolean }>>;
  saveAttachment(id: string, suggestedName: string): Promise<Reply<{ saved: boolean }>>;
  /** An outgoing document as an edXML package for these organs, where the person chooses. */
  edxmlWrite(
    document: Omit<Input<'edxml.write'>, 'path'>,
    suggestedName: string,
  ): Promise<Reply<{ saved: boolean }>>;
  /** A status message about a document that came as a package. */
  edxmlWriteStatus(
    status: Omit<Input<'edxml.writeStatus'>, 'path'>,
    suggestedName: string,
  ): Promise<Reply<{ saved: boolean }>>;
  /** Prints a job of registered copies, once, and tells the vault whether it came out. */
  printCopies(jobId: string): Promise<Reply<{ printed: boolean }>>;
  /** One marked electronic copy under a permit; of a file or of a rendered book. */
  saveCopy(
    permitId: string,
    source: { readonly attachmentId: string | null; readonly reportId: string | null },
    suggestedName: string,
  ): Promise<Reply<{ saved: boolean }>>;
  exchangeWrite(): Promise<Reply<Output<'exchange.writeFolder'> | null>>;
  /** Asks the person in a window of the system whether what stands under this number may leave; once. */
  confirmSend(ref: string): Promise<Reply<{ confirmed: boolean }>>;
  /** Writes the file of a received packet (figures, directory, rule pack) where the person chose. */
  saveExchangeFile(envelopeId: string, name: string): Promise<Reply<{ saved: boolean }>>;
  /** Lists the medium on which the chosen folder lies; null when the person cancelled. */
  allowMedium(label: string): Promise<Reply<Output<'exchange.allowMedium'> | null>>;
  exchangeRead(): Promise<Reply<Output<'exchange.readFolder'> | null>>;
  /** @param name suggested file name, with the office's code: cards of several offices lie side by side on a stick */
  writeCard(name: string): Promise<Reply<Output<'exchange.writeCard'> | null>>;
  readCard(): Promise<Reply<Output<'exchange.readCard'> | null>>;
  /** Takes a signed directory of offices from a file; null when cancelled. */
  readDirectory(): Promise<Reply<Output<'directory.read'> | null>>;
  /** Writes the directory in force where the person chose. */
  saveDirectory(): Promise<Reply<Output<'directory.saveTo'> | null>>;
  /** Requests for keys, the office's or the person's, written into a folder that the person chose; null when cancelled. */
  askOutsideCertificates(
    whose: 'office' | 'own',
    anew: boolean,
  ): Promise<Reply<Output<'keys.askOffice'> | null>>;
  /** Certificates of an authority outside, or a PKCS#12 file with its passphrase: what they would bring. */
  lookAtOutsideFile(
    whose: OutsideOwner,
    passphrase: string | null,
  ): Promise<Reply<Output<'keys.lookAtOfficeFile'> | null>>;
  /** Takes the file that was looked at last; null when there is none. */
  takeOutsideFile(
    whose: OutsideOwner,
    passphrase: string | null,
    fingerprint: string,
    comparedHow: string,
  ): Promise<Reply<Output<'keys.takeOfficeFile'> | null>>;
  /** The office's root as an encrypted file where the person chose; null when cancelled. */
  setUpRoot(
    passphrase: string,
    old: Parsed<'keys.setUpRoot'>['old'],
  ): Promise<Reply<Output<'keys.setUpRoot'> | null>>;
  /** What only the root's file can do, with the file that the person chose; null when cancelled. */
  useRoot(
    passphrase: string,
    act: Parsed<'keys.useRoot'>['act'],
  ): Promise<Reply<Output<'keys.useRoot'> | null>>;
  /** The library that tokens are spoken with through: one of those known by name, or a file that the person chose. */
  chooseTokenModule(known: string | null): Promise<Reply<Output<'tokens.setModule'> | null>>;
  /** The office's list of revoked certificates, written where the person chose; null when cancelled. */
  writeRevocationList(): Promise<Reply<Output<'keys.writeList'> | null>>;
  /** A list of revoked certificates of an office that is trusted here. */
  readRevocationList(): Promise<Reply<Output<'keys.readList'> | null>>;
  /** Takes in the signed course report of another training station from a file that the person chose. */
  readCourse(): Promise<Reply<Output<'course.takeFile'> | null>>;
  /** Takes a signed pack of published answers into the help from a file that the person chose. */
  readHelpPack(): Promise<Reply<Output<'obstacles.takePackFile'> | null>>;
  /** Takes in a signed sheet of figures from a file that the person chose. */
  readFigures(): Promise<Reply<Output<'figures.takeFile'> | null>>;
  /** Where backups go from now on, or one more medium for them. */
  chooseBackupFolder(kind: 'first' | 'second'): Promise<Reply<Output<'backup.setFolder'> | null>>;
  /** Certificates of those who are to keep a share of the recovery code, chosen as files; null when cancelled. */
  pickShareHolders(): Promise<Reply<Output<'backup.lookAtHolders'> | null>>;
  /** Splits the code for those chosen last and writes the shares into a folder; null when cancelled. */
  makeShares(
    recoveryCode: string,
    threshold: number,
  ): Promise<Reply<Pick<Output<'backup.makeShares'>, 'holders'> | null>>;
  /** The own certificate as a file, for an office that wants to entrust a share; null when cancelled. */
  writeHolderCertificate(): Promise<Reply<Output<'backup.writeHolderCertificate'> | null>>;
  /** Opens a share that was entrusted to the signed-in person, into a file; null when cancelled. */
  openShare(passphrase: string): Promise<Reply<Output<'backup.openShare'> | null>>;
  /** The recovery code out of opened shares; null when cancelled. */
  joinShares(): Promise<Reply<Output<'backup.joinShares'> | null>>;
  /** Backups in the places of this vault, or in a folder that the person chooses (null: cancelled). */
  findBackups(where: 'known' | 'choose'): Promise<Reply<FoundBackups | null>>;
  /**
   * Brings one of those found back into the place of this vault. `replace`: a vault stands there; it is kept aside, whole,
   * as soon as the restored one is complete.
   */
  restoreBackup(
    key: string,
    secret: {
      readonly username: string | null;
      readonly passphrase: string | null;
      readonly recoveryCode: string | null;
      readonly how: 'code' | 'shares';
    },
    replace: boolean,
  ): Promise<Reply<RestoredStation>>;
  /** Asks for the key file of the relay's certificate, and for its authority's where the file lacks it. */
  setUpRelay(
    servers: readonly string[],
    passphrase: string,
    bytesPerSecond: number | null,
  ): Promise<Reply<Output<'relay.setUp'> | null>>;
  /** A policy file that the person chooses; the digits are those heard from the superior, null once a key is pinned. */
  loadPolicy(fingerprint: string | null): Promise<Reply<Output<'policy.load'> | null>>;
  /** Certificates of authorities and lists of revoked ones out of a file that the person chooses; nobody is trusted by that. */
  loadSignatureTrust(): Promise<Reply<Output<'signatureTrust.load'> | null>>;
  /** Reads and judges the description of an update that the person chooses. */
  checkUpdate(): Promise<Reply<Output<'updates.check'> | null>>;
  /** Lays the installer of the update that was checked last beside the vault. */
  stageUpdate(): Promise<Reply<Output<'updates.stage'>>>;
  saveSupport(
    purpose: Input<'support.saveTo'>['purpose'],
    suggestedName: string,
  ): Promise<Reply<{ saved: boolean }>>;
  /** A provisioning file for a machine that has no vault yet; null when cancelled. */
  readProvision(): Promise<Reply<Output<'provision.read'> | null>>;
  /** What a provisioning file that the person chooses would set. */
  lookProvision(): Promise<Reply<Output<'provision.look'> | null>>;
  /** Applies the one that was looked at last, if it is still what was shown. */
  applyProvision(sha256: string): Promise<Reply<Output<'provision.apply'>>>;
  /** A rule pack or danh mục that the person chooses to sign for the office; null when cancelled. */
  lookToSign(): Promise<Reply<Output<'provision.lookToSign'> | null>>;
  /** Signs the one that was looked at last, if it is still what was shown, into a place that the person chooses. */
  signIssued(sha256: string): Promise<Reply<{ saved: boolean }>>;
  /** Signs the rule pack that was looked at last and seals it for stations. */
  sendIssued(sha256: string, to: readonly string[]): Promise<Reply<Output<'provision.sendSigned'>>>;
  chooseScanFolder(): Promise<Reply<{ path: string | null } | null>>;
  printRecoveryCode(code: string, officeName: string): Promise<Reply<{ printed: boolean }>>;
  /** One slip for each person of a new vault, to be cut and handed over. */
  printFirstPassphrases(
    officeName: string,
    people: readonly FirstPassphrase[],
  ): Promise<Reply<{ printed: boolean }>>;
  /** The ledger with its proof, into a file; `open` leaves only hashes of what is about classified records. */
  exportLedger(scope: 'open' | 'whole'): Promise<Reply<{ saved: boolean }>>;
  /** Nộp lưu: what was chosen, as a signed package where the person chooses. */
  writeArchive(
    chosen: Omit<Input<'archive.writeTo'>, 'path'>,
    suggestedName: string,
  ): Promise<Reply<{ saved: boolean }>>;
  /** Checks a package that the person chooses, whole; null when cancelled. */
  lookAtArchive(): Promise<Reply<Output<'archive.look'> | null>>;
  /** Takes the one that was looked at last. */
  takeArchive(fingerprint: string, comparedHow: string): Promise<Reply<Output<'archive.takeFrom'>>>;
  /** A package that was taken in, written out again as it came. */
  writeArchiveAgain(packageId: string, suggestedName: string): Promise<Reply<{ saved: boolean }>>;
  setLocale(locale: 'vi' | 'en'): Promise<void>;
  /** The door has no person's settings: it is drawn as the last one chose. */
  setTheme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  /** How large the window draws, in hundredths of the usual size. */
  setZoom(percent: number): Promise<void>;
  /** Whoever opened the vault that this window stands before; kept as a digest, see electron/main/station/preferences.ts. */
  rememberPerson(username: string): Promise<void>;
  /** Which of the people at this door worked here last. */
  lastPerson(usernames: readonly string[]): Promise<string | null>;
  copyText(text: string): Promise<void>;
}

/** The frozen object that the preload puts on `window.anThu`. */
export interface Bridge {
  /** @param input with the passphrase beside it where that is asked again (`stepUp` in the contract) */
  call<K extends WindowOp>(op: K, input: Input<K> | Proved<Input<K>>): Promise<Reply<Output<K>>>;
  /** Returns its own unsubscribe. */
  on(topic: Topic, listener: (event: AppEvent) => void): () => void;
  readonly host: HostBridge;
}
