/** Names of the few channels between the page and the main process; there are no others. */
export const CHANNEL = {
  vaultCall: 'vault:call',
  hostCall: 'host:call',
  event: 'app:event',
} as const;

/** The only origin that is ever loaded. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://bundle';

/** Functions of `HostBridge`, in the order of the interface; the preload builds its object from this list. */
export const HOST_FUNCTIONS = [
  'info',
  'chooseVault',
  'openVaultFolder',
  'createTraining',
  'removeTraining',
  'lock',
  'pickFiles',
  'dropFiles',
  'saveReport',
  'printReport',
  'saveAttachment',
  'edxmlWrite',
  'edxmlWriteStatus',
  'printCopies',
  'saveCopy',
  'exchangeWrite',
  'exchangeRead',
  'saveExchangeFile',
  'allowMedium',
  'writeCard',
  'readCard',
  'readDirectory',
  'saveDirectory',
  'askOfficeCertificates',
  'lookAtOfficeFile',
  'takeOfficeFile',
  'writeRevocationList',
  'readRevocationList',
  'readCourse',
  'readHelpPack',
  'readFigures',
  'chooseBackupFolder',
  'findBackups',
  'restoreBackup',
  'setUpRelay',
  'loadPolicy',
  'checkUpdate',
  'stageUpdate',
  'saveSupport',
  'readProvision',
  'lookProvision',
  'applyProvision',
  'chooseScanFolder',
  'printRecoveryCode',
  'printFirstPassphrases',
  'exportLedger',
  'setLocale',
  'copyText',
] as const;
export type HostFunction = (typeof HOST_FUNCTIONS)[number];
