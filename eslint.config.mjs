import googleappsscript from 'eslint-plugin-googleappsscript';
import tseslint from 'typescript-eslint';

const only = (message, ...group) => ({ patterns: [{ group, message }] });

/** Which way imports may point: main → google → flows → core; flows and google → ports; the emulator stands alone. */
const direction = (files, message, ...group) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', only(message, ...group)] },
});

export default tseslint.config(
  { ignores: ['dist/**', 'build/**', 'coverage/**', 'node_modules/**'] },
  {
    files: ['src/**/*.ts', 'emulator/**/*.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/flows/**/*.ts', 'src/ports.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  direction(['src/core/**/*.ts'], 'core/ imports nothing of ours outside core/.', '../*', '!../core/*'),
  direction(
    ['src/flows/**/*.ts'],
    'flows/ import core/ and ports only.',
    '**/google/**',
    '**/main',
    '**/emulator/**',
  ),
  direction(['src/ports.ts'], 'ports import core/ only.', './flows/*', './google/*', './main'),
  direction(
    ['src/google/**/*.ts'],
    'google/ does not import main or the emulator; types of main by `import type`.',
    '**/emulator/**',
  ),
  direction(
    ['emulator/**/*.{ts,tsx}'],
    'The emulator imports nothing of src/: it could run another add-on.',
    '**/src/**',
  ),
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // The shipped file: an ES2019 script that may use only what Apps Script has.
    files: ['dist/Code.js'],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { googleappsscript },
    languageOptions: {
      ecmaVersion: 2019,
      sourceType: 'script',
      globals: {
        ...googleappsscript.environments.googleappsscript.globals,
        console: 'readonly',
        Gmail: 'readonly',
        Sheets: 'readonly',
      },
    },
    rules: { 'no-undef': 'error' },
  },
);
