/**
 * Electron's fuses as packaged: flipped by electron-builder, and read back from the executable by test/package.
 * Every fuse that the oldest Electron in use knows is listed; reasons in build/docs/threat-model.md.
 */
export const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};
