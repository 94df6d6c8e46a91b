import { z } from 'zod';
import { ZOOM } from '../../../shared/domain/zoom.ts';
import type { HostFunction } from '../../../shared/ipc/channels.ts';
import { edxmlOps } from '../../../shared/ipc/contract/edxml.ts';
import { KNOWN_MODULES } from '../../../shared/domain/tokens/knownModules.ts';
import { Id, Passphrase } from '../../../shared/ipc/schemas.ts';
import type { WithoutArguments } from './hostFunctions.ts';

const MAX_DROPPED = 50;
const OUTSIDE_OWNER = z.enum(['office', 'own', 'authority']);

/** Arguments of each function of the bridge that takes any, as they arrive; dropped files arrive as paths (preload). */
export const ARGUMENTS = {
  chooseVault: z.tuple([z.enum(['office', 'training'])]),
  removeTraining: z.tuple([z.boolean()]),
  lock: z.tuple([z.enum(['hand', 'idle'])]),
  pickFiles: z.tuple([z.literal('import').optional()]),
  dropFiles: z.tuple([z.array(z.string().min(1).max(4096)).max(MAX_DROPPED)]),
  saveReport: z.tuple([Id, z.string().max(255)]),
  printReport: z.tuple([Id]),
  saveAttachment: z.tuple([Id, z.string().max(255)]),
  edxmlWrite: z.tuple([edxmlOps['edxml.write'].input.omit({ path: true }), z.string().max(255)]),
  edxmlWriteStatus: z.tuple([edxmlOps['edxml.writeStatus'].input.omit({ path: true }), z.string().max(255)]),
  printCopies: z.tuple([Id]),
  saveCopy: z.tuple([
    Id,
    z.strictObject({ attachmentId: Id.nullable(), reportId: Id.nullable() }),
    z.string().max(255),
  ]),
  confirmSend: z.tuple([Id]),
  saveExchangeFile: z.tuple([z.string().max(64), z.string().max(255)]),
  writeCard: z.tuple([z.string().min(1).max(255)]),
  allowMedium: z.tuple([z.string().min(1).max(120)]),
  askOutsideCertificates: z.tuple([z.enum(['office', 'own']), z.boolean()]),
  lookAtOutsideFile: z.tuple([OUTSIDE_OWNER, Passphrase.nullable()]),
  takeOutsideFile: z.tuple([OUTSIDE_OWNER, Passphrase.nullable(), z.string().max(100), z.string().max(200)]),
  setUpRoot: z.tuple([Passphrase, z.enum(['keep', 'superseded', 'compromised'])]),
  useRoot: z.tuple([Passphrase, z.enum(['list', 'renew', 'superseded', 'compromised'])]),
  chooseTokenModule: z.tuple([z.enum(KNOWN_MODULES.map(({ path }) => path)).nullable()]),
  chooseBackupFolder: z.tuple([z.enum(['first', 'second'])]),
  makeShares: z.tuple([z.string().min(1).max(120), z.int().min(2).max(16)]),
  openShare: z.tuple([z.string().min(1).max(256)]),
  findBackups: z.tuple([z.enum(['known', 'choose'])]),
  restoreBackup: z.tuple([
    z.string().max(64),
    z.strictObject({
      username: z.string().max(64).nullable(),
      passphrase: z.string().min(1).max(256).nullable(),
      recoveryCode: z.string().max(120).nullable(),
      how: z.enum(['code', 'shares']),
    }),
    z.boolean(),
  ]),
  setUpRelay: z.tuple([
    z.array(z.string().max(260)).min(1).max(8),
    z.string().min(1).max(256),
    z.int().nullable(),
  ]),
  loadPolicy: z.tuple([z.string().max(200).nullable()]),
  saveSupport: z.tuple([z.enum(['support', 'superior']), z.string().max(255)]),
  applyProvision: z.tuple([z.string().length(64)]),
  signIssued: z.tuple([z.string().length(64)]),
  sendIssued: z.tuple([z.string().length(64), z.array(z.string().max(64)).min(1).max(500)]),
  printRecoveryCode: z.tuple([z.string().min(1).max(200), z.string().max(200)]),
  printFirstPassphrases: z.tuple([
    z.string().max(200),
    z
      .array(
        z.strictObject({
          fullName: z.string().max(80),
          position: z.string().max(120),
          username: z.string().max(64),
          passphrase: z.string().max(256),
        }),
      )
      .min(1)
      .max(20),
  ]),
  exportLedger: z.tuple([z.enum(['open', 'whole'])]),
  writeArchive: z.tuple([
    z.strictObject({
      year: z.int(),
      dossiers: z.array(z.string().max(120)).max(5_000),
      bookIds: z.array(z.string().max(64)).max(200),
    }),
    z.string().max(120),
  ]),
  takeArchive: z.tuple([z.string().max(100), z.string().max(200)]),
  writeArchiveAgain: z.tuple([z.string().max(64), z.string().max(120)]),
  setLocale: z.tuple([z.enum(['vi', 'en'])]),
  setTheme: z.tuple([z.enum(['system', 'light', 'dark'])]),
  setZoom: z.tuple([z.int().min(ZOOM.least).max(ZOOM.most)]),
  rememberPerson: z.tuple([z.string().min(1).max(120)]),
  lastPerson: z.tuple([z.array(z.string().max(120)).max(1_000)]),
  copyText: z.tuple([z.string().max(100_000)]),
} as const satisfies Record<Exclude<HostFunction, WithoutArguments>, z.ZodType>;
