/** Words on the papers of a council: official Vietnamese, whatever the language of the window. */
export const INITIATIVE_TEXT = {
  role: { chair: 'Chủ tịch', secretary: 'Thư ký', member: 'Ủy viên' },
  conflict: { none: 'Chưa khai', yes: 'Có xung đột', no: 'Không có' },
  vote: { adopt: 'Áp dụng', pilot: 'Thí điểm', reject: 'Không tiếp thu' },
  councilOf: (code: string, date: string): string => (code === '' ? `ngày ${date}` : `${code} ngày ${date}`),
  outOfHundred: (score: string): string => `${score} trên 100`,
  votes: (votes: { adopt: number; pilot: number; reject: number }): string =>
    `áp dụng ${votes.adopt}; thí điểm ${votes.pilot}; không tiếp thu ${votes.reject}`,
} as const;
