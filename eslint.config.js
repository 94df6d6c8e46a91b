// For editors, which look for it here.
export { default } from './build/config/eslint.config.js';
