/**
 * The last steps of this window, for somebody who is stuck: names of screens and operations, both words of the program.
 * What was asked or shown is not here: `call` passes the name on and nothing else. It lies in memory and goes with the page.
 */
const MOST = 200;
const steps: string[] = [];

export function noteStep(step: `screen:${string}` | `op:${string}`): void {
  if (steps.at(-1) === step) return;
  steps.push(step);
  if (steps.length > MOST) steps.shift();
}

export const lastSteps = (): readonly string[] => [...steps];
