// Runs inside a network namespace of its own (`unshare -n`) with one way out, a cable whose other end nobody holds:
// starts the packaged application, lets a page try to get out, and prints what the kernel has counted on the cable. Argument: the executable, a folder.
import { spawn, execFileSync } from 'node:child_process';
import dgram from 'node:dgram';
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { connectToWindow } from './connectToWindow.mjs';

const [executable, userData] = process.argv.slice(2);

/** Packets that left over the one way out that this namespace has, and names that were looked up on loopback. */
function counters() {
  const wire = fs
    .readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((line) => line.includes('v0:'));
  const [names, values] = fs
    .readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Udp:'))
    .map((line) => line.split(' '));
  return {
    packets: Number(wire.split(':')[1].trim().split(/\s+/)[9]),
    datagrams: Number(values[names.indexOf('OutDatagrams')]),
  };
}

const sendOut = () =>
  new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    socket.on('error', () => undefined);
    socket.send('x', 9, '203.0.113.1', () => socket.close(resolve));
  });

async function driveTheApp() {
  const args = [...(process.getuid() === 0 ? ['--no-sandbox'] : []), '--remote-debugging-port=0'];
  const child = spawn(executable, [...args, `--user-data-dir=${userData}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = await new Promise((resolve, reject) => {
    let written = '';
    child.stderr.on('data', (chunk) => {
      written += chunk;
      const match = /DevTools listening on (ws:\S+)/.exec(written);
      if (match) resolve(match[1]);
    });
    child.once('exit', () => reject(new Error(written)));
  });
  const browser = await connectToWindow(address);
  const page = browser.contexts()[0]?.pages()[0];
  await page.getByRole('heading').first().waitFor();
  const tried = await page.evaluate(async () => {
    const image = new Image();
    image.src = 'https://203.0.113.1/x.png';
    const outcomes = await Promise.allSettled([
      fetch('https://203.0.113.1/'),
      fetch('https://example.com/'),
      new Promise((resolve, reject) => {
        try {
          const socket = new WebSocket('wss://203.0.113.1/');
          socket.onopen = resolve;
          socket.onerror = reject;
        } catch (error) {
          reject(error);
        }
      }),
    ]);
    return outcomes.map(({ status }) => status);
  });
  await delay(6_000); // what Chromium does by itself comes in the first seconds
  await browser.close();
  child.kill('SIGTERM');
  return tried;
}

const ip = (...args) => execFileSync('ip', args);
fs.writeFileSync('/proc/sys/net/ipv6/conf/all/disable_ipv6', '1'); // the kernel's own announcements are no traffic of ours
ip('link', 'set', 'lo', 'up');
ip('link', 'add', 'v0', 'type', 'veth', 'peer', 'name', 'v1');
ip('addr', 'add', '198.51.100.2/24', 'dev', 'v0');
ip('link', 'set', 'v0', 'up');
ip('link', 'set', 'v1', 'up');
ip('route', 'add', 'default', 'via', '198.51.100.1');
await delay(500);
const before = counters();
const tried = await driveTheApp();
const after = counters();
await sendOut();
await delay(500);
const control = counters();
process.stdout.write(`${JSON.stringify({ tried, before, after, control })}\n`);
process.exit(0);
