import type { InitiativeState } from '../../../shared/domain/submission/initiative.ts';

const state: Readonly<Record<InitiativeState, string>> = {
  sifting: 'Chờ sàng lọc',
  sifted: 'Chờ lập hội đồng',
  dropped: 'Không đưa ra hội đồng',
  scoring: 'Hội đồng đang chấm',
  scored: 'Chờ biên bản',
  minuted: 'Chờ quyết định',
  adopted: 'Áp dụng',
  piloting: 'Đang thí điểm',
  rejected: 'Không tiếp thu',
};

/** Words on the papers of a council: official Vietnamese, whatever the language of the window. */
export const INITIATIVE_TEXT = {
  /** Of a case whose sender has no answer yet. */
  unanswered: (council: InitiativeState): string => `${state[council]}, chưa trả lời người gửi`,
  role: { chair: 'Chủ tịch', secretary: 'Thư ký', member: 'Ủy viên' },
  conflict: { none: 'Chưa khai', yes: 'Có xung đột', no: 'Không có' },
  vote: { adopt: 'Áp dụng', pilot: 'Thí điểm', reject: 'Không tiếp thu' },
  councilOf: (code: string, date: string): string => (code === '' ? `ngày ${date}` : `${code} ngày ${date}`),
  outOfHundred: (score: string): string => `${score} trên 100`,
  votes: (votes: { adopt: number; pilot: number; reject: number }): string =>
    `áp dụng ${votes.adopt}; thí điểm ${votes.pilot}; không tiếp thu ${votes.reject}`,
} as const;
