import { expect, test } from '@playwright/test';
import { SUBMISSION, takeIn } from '../flows/mainJob.ts';
import { CLERK, lock, openOffice, openStation, signIn, type Station, STATION_A } from '../flows/station.ts';
import { countInMemory, familyOf } from '../flows/support/memory.ts';

/** Only root may read the memory of a renderer under its sandbox, and only Linux shows it as a file. */
const asRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0 ? test : null;
const SECRETS = [CLERK.passphrase, SUBMISSION.title, SUBMISSION.body];

asRootOnLinux?.(
  'after the lock no process that lives on holds the passphrase, nor a word that was read',
  async () => {
    const before = await openOffice(STATION_A);
    await signIn(before, CLERK);
    await takeIn(before.page);
    await before.run.app.close();

    // fresh processes; keys one by one, since the test's own wire would carry a whole passphrase through the main process
    const station = await openStation({ userData: before.run.userData });
    await station.page.getByRole('option', { name: new RegExp(CLERK.fullName) }).click();
    await station.page.getByLabel('Cụm mật khẩu', { exact: true }).focus();
    for (const key of CLERK.passphrase) await station.page.keyboard.insertText(key);
    await station.page.keyboard.press('Enter');
    await station.page.getByRole('navigation').first().waitFor();
    await station.page.getByRole('main').getByText('Đèn đường').first().waitFor();

    const held = counted(station);
    for (const index of SECRETS.keys())
      expect(
        held.some((counts) => (counts[index] ?? 0) > 0),
        'the scan finds what is there',
      ).toBe(true);
    expect(held[0], 'the main process carries it sealed, so that it has nothing to forget').toEqual([
      0, 0, 0,
    ]);
    await lock(station);
    await expect
      .poll(() => counted(station).filter((counts) => counts.some((count) => count > 0)))
      .toEqual([]);
    await station.run.app.close();
  },
);

const counted = ({ run }: Station): number[][] =>
  familyOf(run.app.process().pid ?? 0).map((pid) => countInMemory(pid, SECRETS));
