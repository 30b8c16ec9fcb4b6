// The rooms of AGENTS.md as a rule: what each may import. `npm run lint` fails on a layer crossed.
const allowed = {
  'libs/contracts': [],
  'libs/topology': ['contracts'],
  'libs/eventstore': ['contracts'],
  'libs/eventstore-grpc': ['contracts', 'eventstore', 'platform'],
  'libs/messaging': ['contracts'],
  'libs/sync': ['contracts'],
  'libs/anonymizer': ['contracts'],
  'libs/platform': ['contracts', 'eventstore', 'messaging'],
  'libs/hosting': ['contracts', 'topology'],
  'libs/api-client': ['contracts'],
  'libs/algorithm-runner': ['contracts'],
  // eventstore: a log is copied while its module does not run, so no API can be asked to do it.
  cli: ['contracts', 'api-client', 'eventstore', 'hosting', 'algorithm-runner'],
  deploy: ['contracts', 'topology'],
};
const rooms = Object.entries(allowed).map(([room, libs]) => ({
  name: `room ${room}`,
  severity: 'error',
  comment: `${room} may import ${libs.length ? libs.join(', ') : 'no other room'}`,
  from: { path: `^${room}/src` },
  to: {
    path: '^(libs|algorithms|services|cli|deploy|demo|e2e|bench)/',
    pathNot: [`^${room}/`, ...libs.map((lib) => `^libs/${lib}/`)],
  },
}));

module.exports = {
  forbidden: [
    ...rooms,
    {
      name: 'a service imports libs only',
      severity: 'error',
      from: { path: '^services/([^/]+)/src' },
      to: { path: '^(services|cli|deploy|demo|e2e|bench)/', pathNot: '^services/$1/' },
    },
    {
      name: 'the domain imports types only',
      severity: 'error',
      from: { path: '^services/[^/]+/src/.+/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '(node_modules/(@nestjs|typeorm|pg)/|^libs/(eventstore|messaging|platform)/|/(application|api|read-models)/)',
      },
    },
    {
      name: 'broker and store clients only in their adapters',
      severity: 'error',
      from: { pathNot: '^(libs/messaging|libs/eventstore|libs/eventstore-grpc|e2e|bench)/' },
      to: { path: 'node_modules/(@nats-io|@kurrent)/' },
    },
    {
      name: 'an algorithm is a program of its own',
      severity: 'error',
      comment: 'its folder is all that a stage stores of it',
      from: { path: '^algorithms/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(node_modules|libs|algorithms|services|cli|deploy|demo|e2e|bench)/', pathNot: '^algorithms/$1/' },
    },
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/.*\\.d\\.ts$|/node_modules/(?!@wordslab))' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
