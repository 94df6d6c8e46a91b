// The folder names in the rules count from here; editors look for it here too.
export { default } from './build/config/oxlint.mjs';
