/** How much somebody is held up: it can wait, soon, or the work has stopped. Without zod, for the window reads it too. */
export const OBSTACLE_URGENCIES = ['can-wait', 'soon', 'stopped'] as const;
export type ObstacleUrgency = (typeof OBSTACLE_URGENCIES)[number];
