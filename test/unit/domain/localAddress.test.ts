import { describe, expect, it } from 'vitest';
import { isLocalAddress } from '../../../shared/domain/network/localAddress.ts';

const hostOf = (url: string): string => new URL(url).hostname;

describe('an address of this machine or of the next cable', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.9.9.9:22/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://0/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://tsa.localhost/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[febf::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://[::7f00:1]/',
  ])('%s', (url) => expect(isLocalAddress(hostOf(url))).toBe(true));

  it.each([
    'http://tsa.example.vn/',
    'https://10.0.0.5/',
    'https://192.168.1.9/',
    'https://172.16.0.1/',
    'http://[fd00::5]/',
    'http://[2001:db8::1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://169.253.1.1/',
    'http://localhost.example.vn/',
  ])('%s is another', (url) => expect(isLocalAddress(hostOf(url))).toBe(false));
});
