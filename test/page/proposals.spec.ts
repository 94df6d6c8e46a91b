import { expect, test, type Locator, type Page } from '@playwright/test';
import { drawn, faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { compareRounds, draft, nextRound, openWaiting, step, type Draft } from '../flows/proposalJob.ts';
import {
  ADMIN,
  changeTo,
  CLERK,
  LEADER,
  openStation,
  SECRETARY,
  setUp,
  signIn,
  SPECIALIST,
  STATION_A,
  type Station,
} from '../flows/station.ts';
import { sayNoMark } from '../flows/secrecyGate.ts';
import { picture, resize } from '../flows/window.ts';

const ROUNDS = 'kết quả rà soát thể thức văn bản của cơ quan';
const main = (page: Page) => page.getByRole('main');
const PEOPLE = [ADMIN, CLERK, LEADER, SECRETARY, SPECIALIST];
const CASES: readonly (Draft & { readonly name: string })[] = [
  {
    name: 'ordinary',
    level: 'Không mật',
    subject: 'kết quả chuyển đổi số trong các cơ quan đảng tháng 11 năm 2026 trên địa bàn xã Đồng Vàng',
    file: 'd06.pdf',
  },
  {
    name: 'secret',
    level: 'Mật',
    subject: 'phương án bảo đảm an ninh, trật tự phục vụ đại hội các chi bộ trực thuộc nhiệm kỳ 2026–2028',
    file: 'd06.pdf',
  },
];

for (const wanted of CASES) {
  test.describe(`phiếu trình, ${wanted.name}`, () => {
    test.describe.configure({ mode: 'serial' });
    let station: Station;
    test.beforeAll(async () => {
      station = await openStation();
      const classified = wanted.level === 'Không mật' ? {} : { classified: true as const };
      await setUp(station, { ...STATION_A, people: PEOPLE, ...classified });
    });
    test.afterAll(() => station.run.app.close());

    test('drafted, proposed, checked, presented', async () => {
      await signIn(station, SPECIALIST);
      // who drafts looks for that word
      await station.page.keyboard.press('Control+k');
      await station.page.getByRole('dialog').getByRole('combobox').fill('soạn');
      await expect(station.page.getByRole('option').first()).toContainText('Lập phiếu trình');
      await station.page.keyboard.press('Escape');
      await draft(station, wanted);
      await picture(station.page, `proposal-${wanted.name}-form`);
      await station.page.keyboard.press('Control+s');
      await expect(toast(station.page, /Đã lưu dự thảo/)).toBeVisible();
      await step(station.page, 'Đề xuất', /Đã chuyển kiểm tra/);
      await changeTo(station, LEADER);
      await openWaiting(station.page, wanted.subject);
      if (wanted.level !== 'Không mật') {
        // nobody confirms what lay closed
        const { page } = station;
        await main(page)
          .getByRole('button', { name: /^Đạt thể thức/ })
          .click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: /^Đạt thể thức/ }).click();
        await expect(dialog).toContainText('chưa mở dự thảo này');
        await picture(page, `proposal-${wanted.name}-unopened`);
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
        await page.getByRole('button', { name: 'Mở tệp' }).click();
        await expect(page.locator('.viewerDesk canvas').first()).toBeVisible();
      }
      await step(station.page, 'Đạt thể thức', /Đã xác nhận kiểm tra/);
      await changeTo(station, SPECIALIST);
      await openWaiting(station.page, wanted.subject);
      await step(station.page, 'Trình ký', /Đã trình ký/);
    });

    test('signed by the secretary, after the passphrase', async () => {
      await changeTo(station, SECRETARY);
      await nav(station.page, 'proposals');
      await picture(station.page, `proposal-${wanted.name}-list`);
      await openWaiting(station.page, wanted.subject);
      const { page } = station;
      // a number stands already where one will be drawn: who signs sees it, and who numbers
      const taken = /đã có chữ “Số 09-BC\/ĐU”/;
      await expect(page.getByRole('region', { name: 'Thể thức' }).getByText(taken)).toBeVisible();
      await picture(page, `proposal-${wanted.name}-slip`);
      await page.getByRole('main').getByRole('button', { name: /^Ký/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/Cụm mật khẩu của bạn/).fill('sai mật khẩu rồi đấy');
      await dialog.getByRole('button', { name: /^Ký$/ }).click();
      await expect(dialog.getByRole('alert')).toContainText('Cụm mật khẩu chưa đúng');
      await dialog.getByLabel(/Cụm mật khẩu của bạn/).fill(SECRETARY.passphrase);
      // the form of signing names its mark once
      await expect(dialog.locator('.willSign')).toContainText('Hình thức ký');
      await expect(dialog.locator('.willSign')).not.toContainText(/(\S+) · [^·]*\(\1\)/);
      await picture(page, `proposal-${wanted.name}-sign`);
      await dialog.getByRole('button', { name: /^Ký$/ }).click();
      await expect(toast(page, /Đã ký số/)).toBeVisible();
    });

    test('numbered, marked, signed for the office; both signatures are good', async () => {
      await changeTo(station, CLERK);
      await openWaiting(station.page, wanted.subject);
      const { page } = station;
      await main(page)
        .getByRole('button', { name: /^Cấp số/ })
        .click();
      const numbering = page.getByRole('dialog');
      await expect(numbering.getByText(/đã có chữ “Số 09-BC\/ĐU”/)).toBeVisible();
      await picture(page, `proposal-${wanted.name}-number`);
      await page.keyboard.press('Escape');
      await expect(numbering).toHaveCount(0);
      await step(page, 'Cấp số', /Đã hủy 1 bản dự thảo\. Đã cấp số, vào sổ:/);
      // the page that went out, with its number, not the draft that is gone
      if (wanted.level === 'Không mật')
        await expect(page.getByText(/· bản đã cấp số 01-BC\/ĐU/)).toBeVisible();
      await picture(page, `proposal-${wanted.name}-entered`);
      await page.getByRole('main').getByRole('button', { name: '01-BC/ĐU', exact: true }).click();
      await expect(page.getByRole('main')).toHaveAttribute(
        'data-page',
        wanted.level === 'Không mật' ? 'outgoing' : 'classifiedOut',
      );
      // large letters, little room: what was found still comes into view
      await resize(page, 'scaled');
      await page.getByRole('button', { name: 'Kiểm tra chữ ký' }).click();
      const report = page.getByRole('region', { name: 'Chữ ký số' });
      await expect(report.getByText('Đúng', { exact: true }).first()).toBeInViewport();
      await resize(page, 'laptop');
      await expect(report.getByText('Đúng', { exact: true })).toHaveCount(2);
      await picture(page, `proposal-${wanted.name}-report`);
      if (wanted.level !== 'Không mật') {
        await page.getByRole('tab', { name: /^Văn bản/ }).click();
        await page.getByRole('button', { name: 'Mở tệp' }).click();
      }
      const canvas = page.locator('.viewerDesk canvas').first();
      await expect.poll(() => drawn(canvas)).toBe(true);
      await picture(page, `proposal-${wanted.name}-document`);
      await resize(page, 'scaled');
      await picture(page, `proposal-${wanted.name}-document-scaled`);
      await resize(page, 'laptop');
      await openWaiting(page, wanted.subject);
      await step(page, 'Ghi đã phát hành', /Đã phát hành/);
    });

    const ordinaryOnly = wanted.level === 'Không mật' ? test : null;
    ordinaryOnly?.('thể thức of a Word draft: which line, by which rule, what to do', async () => {
      await draft(station, { ...wanted, subject: ROUNDS, file: '../drafts/wrong.docx' });
      const { page } = station;
      await sayNoMark(page, 'Dấu còn lại của tệp mẫu, dự thảo này không mật');
      await page.keyboard.press('Control+s');
      await expect(toast(page, /Đã lưu dự thảo/)).toBeVisible();
      const faults = page.getByRole('region', { name: 'Thể thức' });
      await expect(faults.getByText(/Phông Arial, phải là Times New Roman/)).toBeVisible();
      await expect(faults.getByText(/Dự thảo mang dấu “TỐI MẬT”/)).toBeVisible();
      await faults.scrollIntoViewIfNeeded();
      await picture(page, 'proposal-layout');
      await resize(page, 'scaled');
      await faults.scrollIntoViewIfNeeded();
      await picture(page, 'proposal-layout-scaled');
      await resize(page, 'laptop');
      // a Word file has no viewer here: who checks and signs reads its words, and saves it to see how it looks
      await expect(main(page).getByRole('group', { name: 'Chữ của dự thảo' })).toContainText('wrong.docx');
      await expect(main(page).getByText('Đây là chữ của dự thảo')).toBeVisible();
      await expect(main(page).getByRole('button', { name: 'Lưu tệp ra ngoài' })).toBeEnabled();
    });

    ordinaryOnly?.(
      'two rounds of a draft: the words that went and came, and what was said between',
      async () => {
        const { page } = station;
        await main(page).getByRole('button', { name: 'Góp ý' }).click();
        await page.getByRole('dialog').getByRole('textbox').fill('Đổi phông, bỏ dấu mật.');
        await page.getByRole('dialog').getByRole('button', { name: 'Góp ý' }).click();
        await expect(main(page).getByText('Đổi phông, bỏ dấu mật.')).toBeVisible();
        // it comes back from the check: who drafted sees first by whom and why
        await step(page, 'Đề xuất', /Đã chuyển kiểm tra/);
        await changeTo(station, LEADER);
        await openWaiting(station.page, ROUNDS);
        await main(station.page).getByRole('button', { name: 'Trả lại' }).click();
        const asked = station.page.getByRole('dialog');
        await asked.getByRole('textbox').fill('Sai phông, dấu mật thừa.');
        await asked.getByRole('button', { name: 'Trả lại' }).click();
        await expect(toast(station.page, /Đã trả lại/)).toBeVisible();
        await changeTo(station, CLERK);
        await openWaiting(station.page, ROUNDS);
        const why = main(station.page).locator('.note').filter({ hasText: 'Sai phông, dấu mật thừa.' });
        await expect(why).toBeInViewport({ ratio: 1 });
        await expect(why).toContainText(`Trả lại người soạn · ${LEADER.fullName}`);
        await picture(station.page, 'proposal-returned');
        await nextRound(station, '../drafts/report.docx');
        const dialog = await compareRounds(station.page);
        await expect(dialog.getByText('Đổi phông, bỏ dấu mật.')).toBeVisible();
        await expect(dialog.locator('del').first()).toBeVisible();
        await expect(dialog.getByText('TỐI MẬT')).toBeVisible();
        await picture(station.page, 'proposal-rounds');
        expect(await faultsOf(station.page)).toEqual([]);
        await resize(station.page, 'scaled');
        await picture(station.page, 'proposal-rounds-scaled');
        await resize(station.page, 'laptop');
        await station.page.keyboard.press('Escape');
      },
    );

    const secretOnly = wanted.level === 'Không mật' ? null : test;
    secretOnly?.('rounds of a classified draft are compared only after both were opened', async () => {
      const subject = 'phương án phối hợp bảo vệ trụ sở';
      await changeTo(station, SPECIALIST);
      await draft(station, { ...wanted, subject });
      const { page } = station;
      await page.keyboard.press('Control+s');
      await expect(toast(page, /Đã lưu dự thảo/)).toBeVisible();
      await nextRound(station, 'd01.pdf');
      const dialog = await compareRounds(page);
      await expect(dialog.locator('ins')).toHaveCount(0);
      await picture(page, 'proposal-rounds-closed');
      await dialog.getByRole('button', { name: 'Mở hai bản để so' }).click();
      await expect(dialog.locator('ins').first()).toBeVisible();
      await expect(dialog.getByText(/Chữ lấy từ trang PDF/)).toBeVisible();
      // who reads it stands over every page and every word of it
      const mark = (where: Locator) => where.locator('.viewerWatermark');
      await expect(mark(dialog)).toContainText(SPECIALIST.fullName);
      await picture(page, 'proposal-rounds-secret');
      await page.keyboard.press('Escape');
      await main(page).getByRole('button', { name: 'Mở tệp' }).click();
      await expect(mark(main(page))).toContainText(SPECIALIST.fullName);
      await nextRound(station, '../drafts/report.docx');
      await expect(main(page).getByText(/report\.docx/)).toBeVisible(); // not the round before
      await main(page).getByRole('button', { name: 'Mở tệp' }).click();
      const words = main(page).getByRole('group', { name: 'Chữ của dự thảo' });
      await expect(words).toContainText('report.docx');
      await expect(mark(words)).toContainText(SPECIALIST.fullName);
      await picture(page, 'proposal-words-secret');
    });

    test('nothing complained', () => {
      expect(station.complaints).toEqual([]);
    });
  });
}
