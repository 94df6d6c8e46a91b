const started = Date.now();

/** One progress line on standard error (standard output belongs to the program that is started). */
export function say(text) {
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
  process.stderr.write(`${seconds}s  ${text}\n`);
}

/** A failure whose message is for the person at the console; `next` says what to do about it. */
export class StepFailed extends Error {
  constructor(message, next) {
    super(message);
    this.next = next;
  }
}

/** Runs a script's main function; an expected failure is printed in plain words, any other with its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof StepFailed) {
      process.stderr.write(`\nFAILED: ${error.message}\n`);
      if (error.next) process.stderr.write(`What to do: ${error.next}\n`);
    } else {
      process.stderr.write(`\nFAILED unexpectedly: ${error?.stack ?? error}\n`);
    }
    process.exitCode = 1;
  }
}
