import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter';

/** Tells the demo as it goes: one line a step, and why when one fails. */
class DemoReporter implements Reporter {
  #steps = 0;
  #failed = 0;
  #startedMs = Date.now();

  onBegin(): void {
    this.#say('An Thư, the main job on sample data. Pictures: out/demo/');
  }

  onStepEnd(_test: TestCase, _result: TestResult, step: TestStep): void {
    if (step.category !== 'test.step' || step.parent) return;
    this.#steps += 1;
    const seconds = (step.duration / 1000).toFixed(1).padStart(5);
    this.#say(`${step.error ? '✗' : '✓'} ${seconds} s  ${step.title}`);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const { message } of result.errors) {
      this.#failed += 1;
      this.#say(`\n${message ?? 'failed'}\n`);
    }
  }

  onEnd(result: { status: string }): void {
    const seconds = Math.round((Date.now() - this.#startedMs) / 1000);
    const well = result.status === 'passed' && this.#failed === 0;
    this.#say(
      well
        ? `All ${this.#steps} steps did what they should, in ${seconds} s.`
        : `The demo stopped at step ${this.#steps}.`,
    );
  }

  #say(line: string): void {
    process.stdout.write(`${line}\n`);
  }
}

// Playwright loads a reporter by its default export
export default DemoReporter;
