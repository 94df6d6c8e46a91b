import { APP_ORIGIN } from '../../../shared/ipc/channels.ts';

/** What a message says about where it came from (Electron's `IpcMainInvokeEvent`, reduced). */
export interface Sender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
  readonly sender: { readonly id: number };
}

/**
 * True only for the top frame of our own window with our own page in it. A frame that is gone (null), a
 * sub-frame, `about:blank` or an empty address, and an origin that merely looks like ours are all refused.
 * @param windowContentsId id of the contents of the window that now stands, or null while there is none
 */
export function isTrustedSender(event: Sender, windowContentsId: number | null): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null) return false;
  if (windowContentsId === null || event.sender.id !== windowContentsId) return false;
  return frame.url === APP_ORIGIN || frame.url.startsWith(`${APP_ORIGIN}/`);
}
