import type { Certificate } from './x509/certificates.ts';

/**
 * 256 plain Vietnamese syllables, one per byte. No two are alike without their marks, so that a word read out,
 * typed without marks or heard over a bad line still means one byte only. The order is part of the format.
 */
const WORDS: readonly string[] = `
  áo an ấm anh ba bạn bánh báo bay bập bé bèo bến bếp bia biển
  bình bò bưởi bút búa bụi bướm cam canh cao cau chai chanh cháo chăn chín
  cho chong chôm chùa chuối chuông chữ co cốc cốm cua cúc da dâu dây dê
  dép diều dò dòng dưa đan đất đèn địa điện đồi đu êm ếch gạch gấc
  gấu gần ghế giày giếng gỗ gốm gương hai hành hạt hè hiên hoa hoài họ
  hồng hội hộp hươu húng im ích kem keo kê kim kiến kính khăn khay khế
  khoai khói khung kỹ lá làng lạc lau lê lều lim lò lông lớp lợn lưới
  lưng má mai mắm mắt mây măng me men mềm mì miền mít mo môi mốt
  muối mũ mực mướp na nam nắng nâu nem nêu nia ninh no nón nụ núi
  nước nương ngan ngày ngói ngọc ngô người nghé nhà nhãn nhện nhím nho ong ổi
  ôn pha phao phấn phòng phố phượng quà quê quang quýt rau rắn râm rèm rêu
  rìu rồng rơm rùa rừng rượu sách sáo sâm sân sen sếu sim sóc sông sơn
  súng sứ sữa sương ta tàu tay tem tên tết thang thảo thêm thị thìa thỏ
  thông thu thuyền thước tiên tím tỏi tóc tôm tranh tre trăng trâu trái tròn trời
  trống trúc trưa trường tủ tùng tuổi úa uống ưng vàng vai vân vẹt ven vịt
  viết vịnh võ vôi vui vũ vườn xanh xẻng xôi xoan xoài xưa xuồng yên ý
`
  .trim()
  .split(/\s+/);

/** 12 words are 96 bits: nobody makes a second certificate with the same words. */
const SPOKEN_WORDS = 12;
const WORDS_PER_GROUP = 4;

export interface Fingerprint {
  /** SHA-256 of the certificate, 16 groups of four hex digits. */
  readonly hex: string;
  /** The first 96 bits as words in groups of four, to compare by telephone. */
  readonly words: string;
}

/** What two people compare, out of band, before one trusts the other's office authority. */
export function fingerprintOf(certificate: Pick<Certificate, 'sha256'>): Fingerprint {
  const bytes = [...Buffer.from(certificate.sha256, 'hex')];
  const words = bytes.slice(0, SPOKEN_WORDS).map((byte) => WORDS[byte] ?? '');
  const groups: string[] = [];
  for (let i = 0; i < words.length; i += WORDS_PER_GROUP)
    groups.push(words.slice(i, i + WORDS_PER_GROUP).join(' '));
  return {
    hex: (certificate.sha256.toUpperCase().match(/.{4}/g) ?? []).join(' '),
    words: groups.join(' · '),
  };
}

/** The list itself, for tests. */
export const fingerprintWords = (): readonly string[] => WORDS;
