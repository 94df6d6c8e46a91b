import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, HostBridge } from '../../shared/ipc/bridge.ts';
import { CHANNEL, HOST_FUNCTIONS } from '../../shared/ipc/channels.ts';
import type { AppEvent, Topic } from '../../shared/ipc/reply.ts';
import { sealedCalls } from './vaultLine.ts';

/** Paths stay on this side: the page holds File objects, only the main process learns where they lie. */
function pathsOf(files: readonly File[]): string[] {
  return Array.from(files, (file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
}

/** Asked while the page is still being read, so that its first question is answered at once; every later one anew. */
let early: Promise<unknown> | null = ipcRenderer.invoke(CHANNEL.hostCall, 'info', []);

function ask(name: string, args: readonly unknown[]): Promise<unknown> {
  const answer = name === 'info' ? early : null;
  early = answer === null ? early : null;
  return answer ?? ipcRenderer.invoke(CHANNEL.hostCall, name, args);
}

const host = Object.fromEntries(
  HOST_FUNCTIONS.map((name) => [
    name,
    (...args: unknown[]) => ask(name, name === 'dropFiles' ? [pathsOf(args[0] as File[])] : args),
  ]),
) as unknown as HostBridge;

/** One listener on the channel, however many stores listen in the page. */
const listeners = new Set<(event: AppEvent) => void>();
ipcRenderer.on(CHANNEL.event, (_ipc, event: AppEvent) => listeners.forEach((listener) => listener(event)));

const bridge: Bridge = {
  call: sealedCalls({
    meet: (publicKey) => ipcRenderer.invoke(CHANNEL.vaultMeet, publicKey),
    call: (op, sealed) => ipcRenderer.invoke(CHANNEL.vaultCall, op, sealed),
  }) as Bridge['call'],
  on(topic: Topic, listener: (event: AppEvent) => void) {
    const hear = (event: AppEvent): void => {
      if (event.topic === topic) listener(event); // never the IPC event: it would carry the sender
    };
    listeners.add(hear);
    return () => void listeners.delete(hear);
  },
  host: Object.freeze(host),
};

contextBridge.exposeInMainWorld('anThu', Object.freeze(bridge));
