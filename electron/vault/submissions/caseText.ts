import type { ReadState } from '../../../shared/domain/submission/lifecycle.ts';
import type { SubmissionRecord } from './store.ts';

const kind: Readonly<Record<SubmissionRecord['kind'], string>> = {
  'phan-anh': 'Phản ánh',
  'kien-nghi': 'Kiến nghị',
  'sang-kien': 'Sáng kiến',
  'giai-phap': 'Giải pháp',
  'vuong-mac': 'Vướng mắc khi dùng phần mềm',
};
const source: Readonly<Record<SubmissionRecord['source'], string>> = {
  letter: 'Đơn, thư giấy',
  visit: 'Trực tiếp tại trụ sở',
  phone: 'Điện thoại',
  'voters-meeting': 'Tiếp xúc cử tri',
  portal: 'Cổng PAKN',
  email: 'Thư điện tử',
  envelope: 'Cơ quan khác chuyển',
  app: 'Gửi từ màn hình phần mềm',
};
/** Acts of the ledger that a sender is told of; every other one is the office's own business. */
const told: Readonly<Record<string, string>> = {
  'submission.registered': 'Tiếp nhận, cấp mã',
  'submission.acknowledged': 'Báo nhận cho người gửi',
  'submission.acknowledgement-taken-back': 'Lấy lại việc ghi đã báo nhận',
  'submission.accepted': 'Thụ lý',
  'submission.supplement-asked': 'Đề nghị người gửi bổ sung',
  'submission.supplemented': 'Đã nhận phần bổ sung',
  'submission.refusal-approved': 'Từ chối tiếp nhận',
  'submission.refusal-told': 'Báo từ chối cho người gửi',
  'submission.transferred': 'Chuyển cơ quan có thẩm quyền',
  'submission.transfer-confirmed': 'Cơ quan nhận xác nhận',
  'submission.transfer-returned': 'Cơ quan nhận trả lại, xem xét lại',
  'submission.merged': 'Xử lý chung với hồ sơ cùng nội dung',
  'submission.unmerged': 'Tách ra xử lý riêng',
  'submission.assigned': 'Phân công người xử lý',
  'submission.work-started': 'Bắt đầu xử lý',
  'submission.sent-back': 'Phân công lại',
  'submission.extension-approved': 'Gia hạn trả lời',
  'submission.progress-reported': 'Báo tiến độ cho người gửi',
  'submission.answer-submitted': 'Trình duyệt trả lời',
  'submission.answer-approved': 'Duyệt trả lời',
  'submission.answer-signed': 'Ký trả lời',
  'submission.answer-issued': 'Cấp số văn bản trả lời',
  'submission.answer-delivered': 'Gửi trả lời cho người gửi',
  'submission.answer-passed-on': 'Báo trả lời của cơ quan khác cho người gửi',
  'submission.answer-bounced': 'Trả lời chưa tới nơi nhận, gửi lại',
  'submission.answer-refused': 'Từ chối trả lời của cơ quan khác',
  'submission.withdrawn': 'Kết thúc theo người gửi',
  'submission.not-supplemented': 'Kết thúc, không có phần bổ sung',
  'submission.reopened': 'Mở lại, tính hạn mới',
  'submission.rated': 'Ghi đánh giá của người gửi',
  'submission.closed': 'Kết thúc hồ sơ',
  'submission.closed-untold': 'Kết thúc hồ sơ, không gửi được trả lời',
};

/** Words on the papers of a case. */
export const CASE_TEXT = {
  kind,
  source,
  told,
  codeElsewhere: 'số, mã ở nơi nhận',
  together: 'Nội dung này được xử lý chung với hồ sơ cùng nội dung; trạng thái và hạn là của hồ sơ đó.',
  /** beside the refusal, which nobody need ask about at the counter */
  why: 'Lý do',
  /** the state of a receipt whose answer is approved and not sent yet */
  approved: 'Đã duyệt trả lời, chờ gửi',
  /** went by envelope, and the office that gets it has not said that it came */
  sent: 'Đã gửi trả lời, chờ nơi nhận xác nhận',
  /** accepted, and given to nobody yet */
  'to-assign': 'Chờ phân công',
  /** a refusal was proposed, and no leader has decided; not said to the sender */
  'to-refuse': 'Chờ duyệt từ chối',
  /** words that came on an earlier day than they were entered */
  entered: 'vào sổ lúc',
  noDue: 'không có hạn đang chạy',
  /** where a day or a number is written by hand */
  byHand: '……………',
  /** who a letter comes from: one who speaks for others, an organisation, nobody who is named */
  speaksFor: 'đại diện',
  others: 'nhóm người gửi',
  representedBy: 'người đại diện',
  unnamed: 'không nêu tên',
  askAt: 'bộ phận tiếp nhận của',
  askByPhone: 'điện thoại',
  approver: 'NGƯỜI DUYỆT',
  answerFile: 'Trả lời',
  answerSubject: 'Trả lời phản ánh, kiến nghị, mã',
  answerTo: 'Ông/bà gửi nội dung mã',
  enclosed: 'Gửi kèm theo',
  codeNotYet: 'chưa có, nơi giải quyết chưa xác nhận',
  /** beside the code that the sender holds, where another office gave it */
  ownCode: 'hồ sơ tại cơ quan mã',
  /** in the note of a case that another office passed on */
  codeThere: 'Mã ở cơ quan chuyển',
  onTheCover: 'ghi trên bì thư',
};

/**
 * What a case reads as on paper and in a workbook, as on the screen.
 * @param states of the workflow that the case pins, or of the one in force
 */
export const stateWords = (
  states: readonly { readonly id: string; readonly name: string }[],
  state: ReadState,
): string =>
  state === 'approved' || state === 'sent' || state === 'to-assign' || state === 'to-refuse'
    ? CASE_TEXT[state]
    : (states.find(({ id }) => id === state)?.name ?? state);
