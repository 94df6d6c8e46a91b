import { sweepAfterSignIn } from './attachments/sweep.ts';
import type { OpenSession } from './sessionPorts.ts';
import { sweepScratchAfterSignIn } from './backup/set/snapshot.ts';
import { sweepExchangeAfterSignIn } from './exchange/places.ts';
import type { Topic } from '../../shared/ipc/reply.ts';

/**
 * What an aggregate does once after every sign-in: sweep files that no row names, finish what a crash interrupted,
 * pass content keys on. Nothing here may fail the sign-in: damage is shown where it is met.
 */
export type SignInTask = (
  ports: OpenSession['ports'],
  announce: (topic: Topic, ids: readonly string[]) => void,
) => void;

const TASKS: readonly SignInTask[] = [sweepAfterSignIn, sweepExchangeAfterSignIn, sweepScratchAfterSignIn];

export const atSignIn: SignInTask = (ports, announce) => {
  for (const task of TASKS) task(ports, announce);
};
