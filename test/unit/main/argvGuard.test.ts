import { describe, expect, it } from 'vitest';
import { refusedStart, type StartedWith, switchName } from '../../../electron/main/boot/argvGuard.ts';

const packaged = (argv: string[], more: Partial<StartedWith> = {}): string | null =>
  refusedStart({ argv, env: {}, platform: 'linux', packaged: true, smoke: false, ...more });

describe('start of the packaged application', () => {
  it.each([
    'remote-debugging-port=9222',
    'remote-debugging-pipe',
    'js-flags=--expose-gc',
    'wait-for-debugger-children',
    'inspect=9339',
    'inspect-brk',
    'no-sandbox',
    'disable-web-security',
    'allow-running-insecure-content',
    'ignore-certificate-errors',
    'proxy-server=10.0.0.1:3128',
    'host-rules=MAP * evil',
    'load-extension=/tmp/x',
    'user-data-dir=/tmp/x',
    'enable-logging',
    'a-switch-of-next-year',
  ])('refuses --%s', (argument) => {
    expect(packaged([`--${argument}`])).toBe(argument.split('=')[0]);
    expect(packaged([`-${argument}`])).toBe(argument.split('=')[0]);
    expect(packaged([`--${argument.toUpperCase()}`])).toBe(argument.split('=')[0]?.toLowerCase());
  });

  it('finds a refused switch behind allowed ones and plain words', () => {
    expect(packaged(['--disable-gpu', 'văn bản.pdf', '--inspect'])).toBe('inspect');
  });

  it('takes what a desktop needs', () => {
    expect(
      packaged(['--ozone-platform-hint=auto', '--force-device-scale-factor=1.25', '--disable-gpu', 'word']),
    ).toBe(null);
  });

  it('reads slashes as switches on Windows only', () => {
    expect(packaged(['/remote-debugging-port=1'], { platform: 'win32' })).toBe('remote-debugging-port');
    expect(packaged(['/home/an/kho'])).toBe(null);
    expect(switchName('/home', 'linux')).toBe(null);
  });

  it.each([
    'ELECTRON_DISABLE_SANDBOX',
    'ELECTRON_RUN_AS_NODE',
    'ELECTRON_ENABLE_LOGGING',
    'ELECTRON_LOG_FILE',
  ])('refuses the variable %s', (name) => expect(packaged([], { env: { [name]: '1' } })).toBe(name));

  it('lets only the smoke build be driven', () => {
    expect(
      packaged(['--remote-debugging-port=0', '--no-sandbox', '--user-data-dir=/tmp/x'], { smoke: true }),
    ).toBe(null);
    expect(packaged(['--js-flags=--x'], { smoke: true })).toBe('js-flags');
  });

  it('leaves a development run its switches', () => {
    expect(packaged(['--remote-debugging-port=0', '--no-sandbox'], { packaged: false })).toBe(null);
  });
});
