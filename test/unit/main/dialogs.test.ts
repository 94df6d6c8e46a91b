import { expect, it, vi } from 'vitest';

const asked: { title?: string; defaultPath?: string }[] = [];
vi.mock('electron', () => ({
  app: { getPath: () => '/nguoi/tai-lieu' },
  dialog: {
    showOpenDialog: (_window: unknown, options: (typeof asked)[number]) => {
      asked.push(options);
      return Promise.resolve({ canceled: false, filePaths: ['/usb/sao-luu'] });
    },
  },
}));

it('a dialog of the system says what it asks for, and begins where something can be chosen', async () => {
  const { createDialogs } = await import('../../../electron/main/station/dialogs.ts');
  const window = {} as Parameters<typeof createDialogs>[0] extends () => infer W ? NonNullable<W> : never;
  let locale: 'vi' | 'en' = 'vi';
  const dialogs = createDialogs(
    () => window,
    () => locale,
  );
  expect(await dialogs.folder('backup')).toBe('/usb/sao-luu');
  locale = 'en';
  await dialogs.file('card');
  expect(asked.map(({ title }) => title)).toEqual([
    'Chọn ổ hoặc thư mục để sao lưu',
    'Choose the card of an office',
  ]);
  if (process.platform === 'linux')
    expect(asked.map(({ defaultPath }) => defaultPath)).toEqual(['/nguoi/tai-lieu', '/usb/sao-luu']);
});
