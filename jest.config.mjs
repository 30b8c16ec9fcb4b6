// One configuration, three projects chosen by a spec's suffix:
// .unit.spec.ts no I/O, .int.spec.ts real Postgres and NATS, .e2e.spec.ts real processes.
const project = (name, timeout) => ({
  displayName: name,
  rootDir: '.',
  roots: [
    '<rootDir>/libs',
    '<rootDir>/algorithms',
    '<rootDir>/services',
    '<rootDir>/cli',
    '<rootDir>/deploy',
    '<rootDir>/demo',
    '<rootDir>/e2e',
    '<rootDir>/bench',
  ],
  testMatch: [`**/src/**/*.${name}.spec.ts`],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/.demo-home'],
  testEnvironment: 'node',
  testTimeout: timeout,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
});

export default {
  // Jest takes this from here alone, not from a project.
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/tools/jest-plain-line.cjs'],
  projects: [project('unit', 10_000), project('int', 60_000), project('e2e', 600_000)],
};
