import noUnsanitized from 'eslint-plugin-no-unsanitized';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/.output/',
      '**/.wxt/',
      '**/dist/',
      'extension/generated/',
      'www/generated/',
      'target/',
      'tests/e2e/', // has no types
    ],
  },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  noUnsanitized.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.webextensions },
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'svelte/no-at-html-tags': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // What runs in a page reads it only through content/dom.ts: a page may name an element after a member.
    files: ['extension/content/**/*.ts', 'extension/entrypoints/reader.ts', 'extension/entrypoints/panel.ts'],
    ignores: ['extension/content/dom.ts', 'extension/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name="document"], MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|querySelector|querySelectorAll|children|attributes|parentNode)$/]',
          message: 'Read the page through content/dom.ts.',
        },
      ],
    },
  },
);
