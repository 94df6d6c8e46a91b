import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { answerDialogs } from './support/launch.ts';
import { paper, toast } from './mainJob.ts';
import { nav } from './navigation.ts';
import { CLERK, LEADER, SECRETARY, type Station } from './station.ts';

export interface Draft {
  readonly subject: string;
  readonly level: 'Không mật' | 'Mật';
  readonly file: string;
}

const main = (page: Page) => page.getByRole('main');

async function choose(page: Page, field: RegExp, option: RegExp): Promise<void> {
  await main(page).getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** The specialist writes a phiếu trình with its draft, and keeps it. */
export async function draft(station: Station, wanted: Draft): Promise<void> {
  const { page, run } = station;
  await nav(page, 'proposals');
  await main(page).getByRole('button', { name: 'Lập phiếu trình' }).first().click();
  await expect(main(page)).toHaveAttribute('data-page', 'editProposal');
  await choose(page, /Tên loại|Loại/, /^Báo cáo/);
  if (wanted.level !== 'Không mật') {
    await choose(page, /Độ mật/, new RegExp(wanted.level));
    const basis = main(page).getByRole('combobox', { name: 'Căn cứ độ mật' });
    await basis.press('ArrowDown');
    await page.getByRole('option').first().click();
  }
  // Enter goes along the fields as in the forms of the books
  const goOnTo = async (field: Locator): Promise<Locator> => {
    await page.keyboard.press('Enter');
    await expect(field).toBeFocused();
    return field;
  };
  const box = (name: string): Locator => main(page).getByRole('textbox', { name });
  await box('Trích yếu nội dung').fill(wanted.subject);
  await (await goOnTo(box('Nơi nhận'))).fill('Tỉnh ủy Đông Mẫu; Văn phòng Tỉnh ủy');
  const checker = main(page).getByRole('button', { name: /Người kiểm tra/ });
  if (wanted.level === 'Không mật') {
    await expect(box('Số bản')).toHaveCount(0); // asked of a classified draft only
    await goOnTo(checker);
    await page.keyboard.press('Shift+Enter');
    await expect(box('Nơi nhận')).toBeFocused();
  } else {
    await (await goOnTo(box('Số bản'))).fill('3');
    await goOnTo(main(page).getByRole('radio', { name: /^Được phép/ }));
    await page.keyboard.press('ArrowRight');
    await expect(main(page).getByRole('radio', { name: 'Không được phép' })).toBeChecked();
    await goOnTo(checker);
    await page.keyboard.press('Shift+Enter');
    await expect(main(page).getByRole('radio', { name: 'Không được phép' })).toBeFocused();
  }
  await choose(page, /Người kiểm tra/, new RegExp(LEADER.fullName));
  await choose(page, /Người ký/, new RegExp(SECRETARY.fullName));
  await choose(page, /Văn thư phát hành/, new RegExp(CLERK.fullName));
  await answerDialogs(run.app, [paper(wanted.file)]);
  await page.keyboard.press('Control+o');
  await expect(main(page).getByText(path.basename(wanted.file))).toBeInViewport({ ratio: 1 });
}

/** Opens the one proposal that waits for the signed-in person. */
export async function openWaiting(page: Page, subject: string): Promise<void> {
  await nav(page, 'proposals');
  const row = main(page).getByRole('row').filter({ hasText: subject });
  await expect(row).toBeVisible();
  await row.dblclick();
  await expect(main(page).getByRole('list', { name: 'Các bước' })).toBeVisible();
}

/** Presses the act, answers its dialog, and sees it done. */
export async function step(page: Page, act: string, done: RegExp): Promise<void> {
  await main(page)
    .getByRole('button', { name: new RegExp(`^${act}`) })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${act}`) })
    .click();
  await expect(toast(page, done)).toBeVisible();
}

/** The drafter gives in another file as the next round of the draft that is open. */
export async function nextRound(station: Station, file: string): Promise<void> {
  const { page, run } = station;
  await main(page).getByRole('button', { name: 'Sửa dự thảo' }).click();
  await expect(main(page)).toHaveAttribute('data-page', 'editProposal');
  // in a new window the form comes after its page
  await expect(main(page).getByRole('textbox', { name: 'Trích yếu nội dung' })).toBeVisible();
  await answerDialogs(run.app, [paper(file)]);
  await page.keyboard.press('Control+o');
  await expect(main(page).getByText(path.basename(file))).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(main(page)).toHaveAttribute('data-page', 'proposals');
}

/** Opens the comparison of the two newest rounds. */
export async function compareRounds(page: Page): Promise<Locator> {
  await main(page).getByRole('button', { name: 'So hai bản' }).click();
  const dialog = page.getByRole('dialog', { name: 'So hai bản dự thảo' });
  await expect(dialog.getByRole('button', { name: /Bản trước/ })).toContainText('Dự thảo 1');
  await expect(dialog.getByRole('button', { name: /Bản sau/ })).toContainText('Dự thảo 2');
  return dialog;
}
