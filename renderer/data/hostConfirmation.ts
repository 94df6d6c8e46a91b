import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { settled } from './settled.ts';

/**
 * Asks the vault. Where it waits for a yes that no page can give, the main process puts the question in a window of the
 * system, and the same act is sent again; a no leaves everything as it was.
 */
export async function throughHost<T>(
  host: () => Pick<Bridge['host'], 'confirmSend'>,
  ask: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  const reply = await ask();
  if (reply.ok || reply.error.code !== 'host-confirmation-needed') return reply;
  const said = await host().confirmSend(String(reply.error.params['ref']));
  if (!said.ok) return said;
  return said.value.confirmed ? ask() : { ok: false, error: settled(reply.error) };
}
