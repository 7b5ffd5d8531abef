/** Packages that ship only ES modules; Jest loads CommonJS. */
const ESM_ONLY = [
  'htmlparser2',
  'entities',
  'parse5',
  'domhandler',
  'domutils',
  'domelementtype',
  'dom-serializer',
  '@sparticuz/chromium',
];

const shared = {
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/test/support/strict.ts'],
  transform: {
    '\\.(m?[jt]sx?)$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
};

export default {
  // Jest leaves one core idle; on a machine with two that doubles the wait.
  maxWorkers: '100%',
  reporters: ['default', '<rootDir>/tools/closingLine.cjs'],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/test/browser/'],
    },
    { ...shared, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
  ],
};
