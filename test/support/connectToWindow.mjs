import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from '@playwright/test';

const LATEST_MS = 60_000;
const BETWEEN_MS = 100;

/**
 * Connects to an application that listens at the address which Chromium wrote (`ws://…`), once its window stands. Whoever
 * attaches while it is being made can wait for an answer that never comes (seen twice, on a busy machine).
 *
 * @param {string} address
 */
export async function connectToWindow(address) {
  const list = new URL('/json/list', address.replace(/^ws/, 'http'));
  const latest = Date.now() + LATEST_MS;
  while (!(await hasWindow(list))) {
    if (Date.now() > latest) throw new Error(`no window within ${LATEST_MS / 1_000} s`);
    await delay(BETWEEN_MS);
  }
  return chromium.connectOverCDP(address);
}

/** @param {URL} list */
async function hasWindow(list) {
  const targets = await (await fetch(list)).json();
  return targets.some(({ type, url, title }) => type === 'page' && url !== '' && title !== '');
}
