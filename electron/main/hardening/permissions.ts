import type { Session } from 'electron';

/** The page needs no permission of the browser. Copying goes over the bridge, notices are drawn by the page. */
export function permits(_permission: string): boolean {
  return false;
}

/** Denies requests, checks, devices and screen capture alike. Without a device permission the choosers of HID, USB and
 * serial devices come back empty by Electron's default. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(permits(permission)));
  session.setPermissionCheckHandler((_contents, permission) => permits(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
}
