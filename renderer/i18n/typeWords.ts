import { useLocaleStore } from './I18n.tsx';

/** Types of documents as the rule packs name them, for whoever reads English. */
const ENGLISH: Readonly<Record<string, string>> = {
  'Biên bản': 'minutes',
  'Báo cáo': 'report',
  'Bản ghi nhớ': 'memorandum',
  'Bản thỏa thuận': 'agreement',
  'Chiến lược': 'strategy',
  'Chương trình': 'programme',
  'Chỉ thị': 'directive',
  'Công văn': 'official letter',
  'Công điện': 'official telegram',
  'Cương lĩnh chính trị': 'political programme',
  'Dự án': 'project',
  'Giấy chứng nhận': 'certificate',
  'Giấy giới thiệu': 'letter of introduction',
  'Giấy mời': 'invitation',
  'Giấy nghỉ phép': 'leave permit',
  'Giấy đi đường': 'travel permit',
  'Giấy ủy quyền': 'letter of authorisation',
  'Hướng dẫn': 'guidance',
  'Hợp đồng': 'contract',
  'Kế hoạch': 'plan',
  'Kết luận': 'conclusion',
  Luật: 'law',
  'Lời kêu gọi': 'appeal',
  'Nghị quyết': 'resolution',
  'Nghị quyết (cá biệt)': 'resolution on one case',
  'Nghị định': 'decree',
  'Phiếu báo': 'notification slip',
  'Phiếu chuyển': 'transfer slip',
  'Phiếu gửi': 'delivery slip',
  'Pháp lệnh': 'ordinance',
  'Phương án': 'scheme',
  'Quy chế': 'statute',
  'Quy hoạch': 'master plan',
  'Quy định': 'regulation',
  'Quyết định': 'decision',
  'Quyết định (cá biệt)': 'decision on one case',
  'Thông báo': 'notice',
  'Thông cáo': 'communiqué',
  'Thông tri': 'Party circular',
  'Thông tư': 'circular',
  'Thư công': 'official note',
  'Tuyên bố': 'declaration',
  'Tờ trình': 'proposal to a superior',
  'Điều lệ Đảng': 'Party charter',
  'Đề án': 'detailed scheme',
};

/** "Công văn · official letter"; a type that only a later pack knows stands as it is. */
export const withEnglish = (name: string): string => {
  const english = ENGLISH[name.normalize('NFC')];
  return english === undefined ? name : `${name} · ${english}`;
};

const asItIs = (name: string): string => name;

/** What a type of document is called on the screen. Its own name stays what is kept and printed. */
export const useTypeWord = (): ((name: string) => string) =>
  useLocaleStore((state) => state.locale) === 'en' ? withEnglish : asItIs;
