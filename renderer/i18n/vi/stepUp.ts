/** The passphrase, asked again for one act. */
export const stepUp = {
  'stepUp.title': 'Gõ lại cụm mật khẩu',
  'stepUp.what': 'Việc sắp làm: {what}. Cần đúng người đang mở kho xác nhận, chỉ cho lần này.',
  'stepUp.do': 'Xác nhận và làm',
  'stepUp.missing': 'Chưa gõ cụm mật khẩu',
  'stepUp.nothing': 'Chưa có gì thay đổi; nội dung đã gõ còn nguyên.',
} as const;
