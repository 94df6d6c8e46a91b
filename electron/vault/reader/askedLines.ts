import { AppError } from '../../../shared/errors.ts';
import type { ProcessLine } from './line.ts';

/** Electron's end of a line between two processes. */
export interface LinePort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** For the main process to fork and hand over the line; an old machine takes its time. */
const STARTING_MS = 20_000;

/**
 * Processes of one kind that the main process starts when asked, since a utility process can't start another one. Each
 * has a number: there may be several, where a service makes others within itself. `about`: what is said with the wish.
 */
export function askedLines<Message, About extends readonly unknown[] = []>(
  ask: (wanted: boolean, number: number, ...about: About) => void,
): {
  readonly start: (...about: About) => Promise<ProcessLine<Message>>;
  readonly attach: (number: number, port: LinePort) => void;
} {
  const waiting = new Map<number, (port: LinePort) => void>();
  let lastNumber = 0;
  return {
    start: (...about) =>
      new Promise<ProcessLine<Message>>((resolve, reject) => {
        const number = (lastNumber += 1);
        const timer = setTimeout(() => {
          waiting.delete(number);
          ask(false, number, ...about);
          reject(new AppError('busy'));
        }, STARTING_MS);
        waiting.set(number, (port) => {
          clearTimeout(timer);
          resolve(toLine(port, () => ask(false, number, ...about)));
        });
        ask(true, number, ...about);
      }),
    attach(number, port) {
      const take = waiting.get(number);
      waiting.delete(number);
      if (take === undefined) port.close();
      else take(port);
    },
  };
}

const toLine = (port: LinePort, kill: () => void): ProcessLine<unknown> => ({
  onMessage(listener) {
    port.on('message', ({ data }) => listener(data));
    port.start();
  },
  onGone: (listener) => port.on('close', listener),
  post: (message) => port.postMessage(message),
  hold: () => undefined, // the vault process lives as long as the program
  end() {
    port.close();
    kill();
  },
});
