/** What a row of `submission s` reads as; `shownState` of the domain says the same. */
export const SHOWN_STATE = `CASE WHEN s.state = 'answered' AND s.told_ms IS NULL THEN 'approved' ELSE s.state END`;
