import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' };
const noReadModelsSchema = ['Literal[value=/read_models/]', 'TemplateElement[value.raw=/read_models/]'].map(
  (selector) => ({
    selector,
    message: 'Name tables of read models without their schema, so that a rebuild can fill others of the same name.',
  }),
);

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/generated/', '.demo-home*/', '**/*.cjs'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  prettier,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', noEnum],
    },
  },
  {
    // A rebuild lets the same code fill tables of the same names in another schema (ADR 34).
    files: ['services/*/src/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      '**/migrations/**',
      '**/testing/**',
      '**/versioned-columns.ts',
      'services/snapshot-shipper/**',
    ],
    rules: { 'no-restricted-syntax': ['error', noEnum, ...noReadModelsSchema] },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
