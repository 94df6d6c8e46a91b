// Lint: what the type checker and the import rules can't see. The bans are security rules of the house
// (build/README.md); each message says what to do instead. `eslint-js/` are ESLint's own rules that oxlint lacks.

import { fileURLToPath } from 'node:url';

const NETWORK_GLOBALS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const banGlobals = (names, message) => ['error', ...names.map((name) => ({ name, message }))];

/** What comes by a spread is not checked for fields that the type does not have. */
const PACKED_LITERAL = {
  selector: 'ObjectExpression > SpreadElement > ObjectExpression',
  message: 'Write the fields out: a spread of a literal hides misspelt ones from the type checker.',
};

const BANNED_SYNTAX = [
  PACKED_LITERAL,
  {
    // also `shell['openExternal']`, `const { openExternal } = shell` and `const f = shell.openExternal`
    selector:
      ':matches(MemberExpression[property.name=/^(openExternal|openPath|showItemInFolder)$/], MemberExpression[property.value=/^(openExternal|openPath|showItemInFolder)$/], Property[key.name=/^(openExternal|openPath|showItemInFolder)$/], ImportSpecifier[imported.name=/^(openExternal|openPath|showItemInFolder)$/])',
    message:
      'Nothing of the product opens other programs: show the file inside the app or export it by name.',
  },
  {
    selector:
      ':matches(MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/], MemberExpression[property.value=/^(innerHTML|outerHTML|insertAdjacentHTML)$/], JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcDoc)$/], CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/])',
    message: 'No HTML from strings: build elements with React.',
  },
  {
    // a constant of the module or a fragment made from literals (`visibleLines('l')`) may be put in; nothing else
    selector:
      'CallExpression[callee.property.name="prepare"] > TemplateLiteral > .expressions:not(Identifier[name=/^[A-Z][A-Z0-9_]*$/]):not(CallExpression[arguments.length=1][arguments.0.type="Literal"])',
    message: 'SQL is a constant: pass values as named parameters.',
  },
  {
    selector: 'CallExpression[callee.property.name="prepare"] > BinaryExpression',
    message: 'SQL is a constant: pass values as named parameters.',
  },
  {
    // SQLite plans a limit by its value and compiles the statement anew whenever a bare parameter is bound again
    selector:
      ':matches(TemplateElement[value.raw=/LIMIT [:?]\\w*(?!\\w| \\+ 0)/], Literal[value=/LIMIT [:?]\\w*(?!\\w| \\+ 0)/])',
    message: 'A bare parameter as a limit costs compiling at every call: write `LIMIT :limit + 0`.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` object.' },
  {
    selector: 'JSXElement[openingElement.name.name=/^(webview|iframe)$/]',
    message: 'No foreign pages in the app.',
  },
];

const STATEMENTS = [
  {
    // the same in what `db/statements.ts` is given; there also a row's columns, which a schema names
    selector:
      ':matches(CallExpression[callee.name=/^(doing|changing|isThere)$/], CallExpression[callee.callee.name=/^(manyOf|oneOf|theOne|valuesOf|valueOf|theValue)$/]) > TemplateLiteral > .expressions:not(Identifier[name=/^[A-Z][A-Z0-9_]*$/]):not(CallExpression[arguments.length=1][arguments.0.type="Literal"]):not(CallExpression[callee.name=/^(columnsOf|settingOf)$/])',
    message: 'SQL is a constant: pass values as parameters.',
  },
  {
    selector:
      ':matches(CallExpression[callee.name=/^(doing|changing|isThere)$/], CallExpression[callee.callee.name=/^(manyOf|oneOf|theOne|valuesOf|valueOf|theValue)$/]) > BinaryExpression',
    message: 'SQL is a constant: pass values as parameters.',
  },
  {
    selector:
      ':function CallExpression[callee.name=/^(manyOf|oneOf|theOne|valuesOf|valueOf|theValue|doing|changing|isThere|columnsOf|insertInto|settingOf)$/]',
    message: 'A statement is a constant of its module: made once, when it is loaded.',
  },
];

const LITERAL_TEXT = {
  selector: 'JSXElement:not([openingElement.name.name="Kbd"]) > JSXText[value=/\\p{L}{2}/u]',
  message: 'Visible text goes through renderer/i18n.',
};

export default {
  plugins: ['typescript', 'react'],
  jsPlugins: [{ name: 'eslint-js', specifier: fileURLToPath(import.meta.resolve('oxlint-plugin-eslint')) }],
  categories: { correctness: 'off' },
  options: { reportUnusedDisableDirectives: 'error' },
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-eval': 'error',
    'no-new-func': 'error',
    'no-implied-eval': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-debugger': 'error',
    'no-empty': 'error',
    'no-fallthrough': 'error',
    'no-loss-of-precision': 'error',
    'no-self-assign': 'error',
    'no-unreachable': 'error',
    'no-unsafe-finally': 'error',
    'no-useless-escape': 'error',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  },
  overrides: [
    {
      files: ['{electron,renderer,shared,test,build/relay}/**/*.{ts,tsx}'],
      rules: {
        'typescript/no-explicit-any': 'error',
        'typescript/consistent-type-imports': 'error',
        // these need types
        'typescript/no-floating-promises': ['error', { ignoreVoid: true }],
        'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
        'typescript/await-thenable': 'error',
        'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      },
    },
    {
      files: ['{test,build}/**/*.{ts,tsx}'],
      rules: { 'eslint-js/no-restricted-syntax': ['error', PACKED_LITERAL] },
    },
    {
      files: ['{electron,renderer,shared}/**/*.{ts,tsx}'],
      rules: {
        'no-console': 'error',
        'eslint-js/no-restricted-syntax': [
          'error',
          ...BANNED_SYNTAX,
          ...STATEMENTS,
          { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        ],
        'typescript/no-non-null-assertion': 'error',
        'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      },
    },
    {
      files: ['renderer/**/*.{ts,tsx}'],
      rules: {
        'react/rules-of-hooks': 'error',
        'react/exhaustive-deps': 'error',
        'no-restricted-globals': banGlobals(
          [
            ...NETWORK_GLOBALS,
            'localStorage',
            'sessionStorage',
            'indexedDB',
            'caches',
            'eval',
            'require',
            'process',
          ],
          'The page has no network, no storage and no Node: ask the vault through the bridge.',
        ),
        'eslint-js/no-restricted-syntax': [
          'error',
          ...BANNED_SYNTAX,
          LITERAL_TEXT,
          {
            selector:
              'MemberExpression[object.name=/^(window|globalThis|self)$/][property.name=/^(fetch|localStorage|sessionStorage|indexedDB|open)$/]',
            message: 'The page has no network, no storage and opens no windows.',
          },
        ],
      },
    },
    {
      // the sheet that is printed reads its job from its own origin; main answers that address to nobody else
      files: ['renderer/print/printPage.ts'],
      rules: { 'no-restricted-globals': 'off' },
    },
    { files: ['**/*.d.ts'], rules: { 'eslint-js/no-restricted-syntax': 'off' } }, // describes packages as they are
    {
      files: ['electron/{vault,main,preload}/**/*.ts', 'shared/**/*.ts'],
      rules: {
        'no-restricted-globals': banGlobals(
          [...NETWORK_GLOBALS, 'eval'],
          'Sockets live in electron/egress only.',
        ),
      },
    },
    {
      files: ['renderer/i18n/**', 'shared/words/**', 'shared/rules/**', 'electron/vault/training/**'],
      rules: { 'max-lines': 'off' }, // tables of texts and data
    },
    { files: ['electron/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  ],
};
