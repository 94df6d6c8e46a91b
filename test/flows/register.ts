import type { Page } from '@playwright/test';

/** Registers a dispatch as the form does; answers with its number, or with the code of what refused it. */
export const register = (page: Page, code: string): Promise<number | string> =>
  page.evaluate(async (number) => {
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const input = {
      book: 'incoming',
      arrivedOn: today,
      issuer: 'Tỉnh ủy Sơn Hà',
      code: number,
      documentDate: today,
      typeId: 'cong-van',
      level: 'none',
      pages: 1,
      subject: 'V/v rà soát tiến độ',
      signer: 'Đinh Công Lượng',
      notADuplicate: true,
    };
    const reply = await window.anThu?.call('documents.registerIncoming', input as never);
    return reply?.ok === true ? reply.value.entryNumber : (reply?.error.code ?? 'no bridge');
  }, code);
