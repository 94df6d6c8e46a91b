import type { PickedFile } from '../../../shared/ipc/bridge.ts';
import type { OpName, Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { HostFunctions } from '../ipc/hostFunctions.ts';
import { refused } from '../ipc/router.ts';
import type { PrintJob } from '../print/printJob.ts';
import { administrationActs } from './administrationActs.ts';
import { archiveActs } from './archiveActs.ts';
import type { Dialogs } from './dialogs.ts';
import { dropActs } from './dropActs.ts';
import { importFilters } from './importFilters.ts';
import { safeFileName } from './fileName.ts';
import { readReport } from './readReport.ts';
import { sendActs } from './sendActs.ts';
import { shareActs } from './shareActs.ts';
import type { Station } from './station.ts';
import type { AskVault } from './askVault.ts';

export interface HostActPorts {
  readonly station: Station;
  readonly dialogs: Dialogs;
  readonly print: (job: PrintJob) => Promise<boolean>;
  readonly copy: (text: string) => Promise<void>;
  readonly zoom: (percent: number) => void;
}

/** What a report may be saved as; anything else is a PDF. */
const REPORT_EXTENSIONS = ['.docx', '.xlsx', '.json', '.p7m'] as const;
const reportExtension = (name: string): string =>
  REPORT_EXTENSIONS.find((extension) => name.endsWith(extension)) ?? '.pdf';

const done = <T>(value: T): Reply<T> => ({ ok: true, value });

/** What the bridge offers beyond the vault's operations: acts that need the operating system. */
const OUTSIDE_FILES = {
  office: { look: 'keys.lookAtOfficeFile', take: 'keys.takeOfficeFile' },
  own: { look: 'keys.lookAtOwnFile', take: 'keys.takeOwnFile' },
  authority: { look: 'keys.lookAtAuthorityFile', take: 'keys.takeAuthorityFile' },
} as const;

export function createHostActs(ports: HostActPorts): HostFunctions {
  const { station, dialogs } = ports;
  /** where the backups lie that the page was told of by key */
  let foundBackups: ReadonlyMap<string, string> = new Map();
  /** the file with certificates from outside that the page was shown */
  let outsideFile: string | null = null;
  /** An operation of the contract that takes a path; its reply is the vault's own. */
  const ask: AskVault = <K extends OpName>(op: K, input: unknown) =>
    station.ask(op, input) as Promise<Reply<Output<K>>>;
  /** The same with a path out of a dialog; null when the person cancelled. */
  async function askWith<K extends OpName>(op: K, path: string | null): Promise<Reply<Output<K> | null>> {
    return path === null ? done(null) : ask(op, { path });
  }

  async function stage(paths: readonly string[]): Promise<Reply<readonly PickedFile[]>> {
    const staged: PickedFile[] = [];
    for (const path of paths) {
      const reply = await ask('attachments.stagePath', { path });
      if (reply.ok) staged.push(reply.value);
      else {
        // all or nothing: what was staged before the refused one doesn't wait for a sweep
        for (const { stageId } of staged) await ask('attachments.discardStage', { stageId });
        return reply;
      }
    }
    return done(staged);
  }

  const drops = dropActs({
    ask,
    dialogs,
    locale: () => station.info().locale,
    own: () => station.ownFolders(),
    stage,
  });

  async function save(
    op: OpName,
    name: string,
    extension: string,
    input: (path: string) => unknown,
  ): Promise<Reply<{ saved: boolean }>> {
    const path = await dialogs.save(safeFileName(name, extension));
    if (path === null) return done({ saved: false });
    const reply = await ask(op, input(path));
    return reply.ok ? done({ saved: true }) : reply;
  }

  return {
    info: async () => station.info(),
    chooseVault: (which) => station.choose(which),
    async openVaultFolder() {
      const folder = await dialogs.folder('vault');
      return folder === null ? done(station.info()) : station.openFolder(folder);
    },
    createTraining: () => station.createTraining(),
    removeTraining: (again) => station.removeTraining(again),
    loseTraining: () => station.loseTraining(),
    bringTrainingBack: () => station.bringTrainingBack(),
    lock: (why) => station.lock(why),
    async pickFiles(what) {
      const chosen = await dialogs.files(
        what === 'import' ? 'import' : 'attach',
        what === 'import' ? importFilters(station.info().locale) : [],
      );
      drops.from(chosen);
      return stage(chosen);
    },
    dropFiles: drops.dropFiles,
    saveReport: (reportId, name) =>
      save('reports.saveTo', name, reportExtension(name), (path) => ({ reportId, path })),
    saveAttachment: (id, name) => save('attachments.saveTo', name, '', (path) => ({ id, path })),
    edxmlWrite: (document, name) => save('edxml.write', name, '.edxml', (path) => ({ ...document, path })),
    edxmlWriteStatus: (status, name) =>
      save('edxml.writeStatus', name, '.edxml', (path) => ({ ...status, path })),
    async printReport(reportId) {
      const pdf = await readReport((offset) => ask('reports.read', { reportId, offset, purpose: 'print' }));
      return pdf.ok ? done({ printed: await ports.print({ kind: 'report', pdf: pdf.value }) }) : pdf;
    },
    async printCopies(jobId) {
      const pdf = await readReport((offset) => ask('copies.readJob', { jobId, offset }));
      const printed = pdf.ok && (await ports.print({ kind: 'report', pdf: pdf.value }));
      if (pdf.ok) pdf.value.fill(0);
      const told = await ask('copies.jobDone', { jobId, printed });
      if (!pdf.ok) return pdf;
      return told.ok ? done({ printed }) : told;
    },
    saveCopy: (permitId, source, name) =>
      save('copies.exportTo', name, '.pdf', (path) => ({ permitId, ...source, path })),
    exchangeWrite: async () => askWith('exchange.writeFolder', await dialogs.folder('exchangeOut')),
    ...sendActs({ ask, dialogs, locale: () => station.info().locale }),
    saveExchangeFile: (envelopeId, name) =>
      save('exchange.saveFile', name, '', (path) => ({ envelopeId, path })),
    async allowMedium(label) {
      const path = await dialogs.folder('medium');
      if (path === null) return done(null);
      return ask('exchange.allowMedium', { path, label });
    },
    exchangeRead: async () => askWith('exchange.readFolder', await dialogs.folder('exchangeIn')),
    writeCard: async (name) => askWith('exchange.writeCard', await dialogs.save(name)),
    readCard: async () => askWith('exchange.readCard', await dialogs.file('card')),
    readDirectory: async () => askWith('directory.read', await dialogs.file('directory')),
    saveDirectory: async () => askWith('directory.saveTo', await dialogs.save('danh-muc-co-quan.json')),
    async askOutsideCertificates(whose, anew) {
      const path = await dialogs.folder('requests');
      const op = whose === 'office' ? 'keys.askOffice' : 'keys.askOwn';
      return path === null ? done(null) : ask(op, { path, anew });
    },
    async lookAtOutsideFile(whose, passphrase) {
      outsideFile = await dialogs.file('certificate');
      if (outsideFile === null) return done(null);
      const input = { path: outsideFile, passphrase };
      return ask(OUTSIDE_FILES[whose].look, input);
    },
    async takeOutsideFile(whose, passphrase, fingerprint, comparedHow) {
      const path = outsideFile;
      if (path === null) return done(null);
      const input = { path, passphrase, fingerprint, comparedHow };
      return ask(OUTSIDE_FILES[whose].take, input);
    },
    async setUpRoot(passphrase, old) {
      const path = await dialogs.save('goc-co-quan.p12');
      return path === null ? done(null) : ask('keys.setUpRoot', { path, passphrase, old });
    },
    async useRoot(passphrase, act) {
      const path = await dialogs.file('root');
      return path === null ? done(null) : ask('keys.useRoot', { path, passphrase, act });
    },
    chooseTokenModule: async (known) =>
      askWith('tokens.setModule', known ?? (await dialogs.file('tokenLibrary'))),
    writeRevocationList: async () => askWith('keys.writeList', await dialogs.save('thu-hoi.crl')),
    readRevocationList: async () => askWith('keys.readList', await dialogs.file('revocation')),
    readCourse: async () => askWith('course.takeFile', await dialogs.file('course')),
    readHelpPack: async () => askWith('obstacles.takePackFile', await dialogs.file('helpPack')),
    readFigures: async () => askWith('figures.takeFile', await dialogs.file('figures')),
    chooseBackupFolder: async (kind) => {
      const path = await dialogs.folder('backup');
      return path === null ? done(null) : ask('backup.setFolder', { path, kind });
    },
    async findBackups(where) {
      const known = where === 'known';
      const path = known ? null : await dialogs.folder('backups');
      if (path === null && !known) return done(null);
      const found = await ask('backup.look', { path, known });
      if (!found.ok) return found;
      const { sets, absent } = found.value;
      foundBackups = new Map(sets.map(({ from, key }) => [key, from]));
      return done({ sets: sets.map(({ from: _path, ...shown }) => shown), absent });
    },
    async restoreBackup(key, secret, replace) {
      const from = foundBackups.get(key);
      return from === undefined ? refused('backup-not-found') : station.restore({ from, ...secret }, replace);
    },
    async setUpRelay(servers, passphrase, bytesPerSecond) {
      const path = await dialogs.file('relay');
      if (path === null) return done(null);
      const setUp = (authorityPath: string | null): Promise<Reply<Output<'relay.setUp'>>> =>
        ask('relay.setUp', { path, authorityPath, passphrase, servers, bytesPerSecond });
      const reply = await setUp(null);
      const lacksAuthority =
        !reply.ok &&
        reply.error.code === 'relay-certificate-wrong' &&
        reply.error.params.reason === 'authority';
      if (!lacksAuthority) return reply;
      const authorityPath = await dialogs.file('relay');
      return authorityPath === null ? reply : setUp(authorityPath);
    },
    ...administrationActs({ ask, dialogs, save }),
    ...shareActs({ ask, dialogs }),
    ...archiveActs({ ask, dialogs, save }),
    chooseScanFolder: async () => askWith('settings.setScanFolder', await dialogs.folder('scans')),
    async printRecoveryCode(code, officeName) {
      if (!station.session().open) return refused('vault-locked');
      const { locale } = station.info();
      return done({ printed: await ports.print({ kind: 'recovery', code, officeName, locale }) });
    },
    async printFirstPassphrases(officeName, people) {
      const { locale } = station.info();
      return done({ printed: await ports.print({ kind: 'passphrases', officeName, people, locale }) });
    },
    exportLedger: (scope) => save('ledger.exportTo', 'nhat-ky', '.jsonl', (path) => ({ path, scope })),
    setLocale: async (locale) => station.setLocale(locale),
    setTheme: async (theme) => station.setTheme(theme),
    setZoom: async (percent) => ports.zoom(percent),
    rememberPerson: async (username) => station.rememberPerson(username),
    lastPerson: async (usernames) => station.lastPerson(usernames),
    copyText: (text) => ports.copy(text),
  };
}
