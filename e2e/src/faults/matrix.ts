import { type Point, points } from './points.js';

/** Every kind of process that has a part in the story, or watches over it. */
export const kinds = [
  'supervisor',
  'Postgres',
  "hub's broker",
  "stage's broker",
  'Admin',
  'Lifecycle service',
  'Dev service',
  'Train service',
  'Dev shipper',
  'Train shipper',
  'Lifecycle shipper',
] as const;
/** Run only where every log is behind KurrentDB's protocol. */
export const fronts = ['Lifecycle front', 'Dev front', 'Train front'] as const;
export type Kind = (typeof kinds)[number] | (typeof fronts)[number];

/** A kill -9 of one kind of process at one point. */
export interface Fault {
  readonly kind: Kind;
  readonly point: Point;
}

const processes: Readonly<Record<Exclude<Kind, "stage's broker">, string>> = {
  supervisor: 'supervisor',
  Postgres: '_/postgres',
  "hub's broker": 'acme/lifecycle/nats',
  Admin: '_/admin/service',
  'Lifecycle service': 'acme/lifecycle/service',
  'Dev service': 'acme/dev/service',
  'Train service': 'acme/train/service',
  'Dev shipper': 'acme/dev/shipper',
  'Train shipper': 'acme/train/shipper',
  'Lifecycle shipper': 'acme/lifecycle/shipper',
  'Lifecycle front': 'acme/lifecycle/eventstore',
  'Dev front': 'acme/dev/eventstore',
  'Train front': 'acme/train/eventstore',
};

/** Until the hub has the snapshot Dev's broker is under load, from then on Train's. */
export const processOf = ({ kind, point }: Fault): string => {
  if (kind !== "stage's broker") return processes[kind];
  return points.indexOf(point) < points.indexOf('stored at hub') ? 'acme/dev/nats' : 'acme/train/nats';
};

/** Point by point, so that one process is not killed twice in a row. */
export const fullMatrix: readonly Fault[] = points.flatMap((point) => kinds.map((kind) => ({ kind, point })));

/** Every kind once, at the point where most depends on it, and every point at least once. */
export const reducedMatrix: readonly Fault[] = [
  { kind: 'Lifecycle service', point: 'request sent' },
  { kind: 'supervisor', point: 'order received at home' },
  { kind: 'Dev service', point: 'order received at home' },
  { kind: 'Dev shipper', point: 'snapshot built' },
  { kind: "stage's broker", point: 'snapshot built' },
  { kind: 'Lifecycle shipper', point: 'stored at hub' },
  { kind: 'Admin', point: 'stored at hub' },
  { kind: "hub's broker", point: 'relayed' },
  { kind: 'Train shipper', point: 'relayed' },
  { kind: 'Postgres', point: 'activated, not completed' },
  { kind: 'Train service', point: 'activated, not completed' },
];

/** The same of fronts, in addition. */
export const frontMatrix: readonly Fault[] = [
  { kind: 'Dev front', point: 'snapshot built' },
  { kind: 'Lifecycle front', point: 'stored at hub' },
  { kind: 'Train front', point: 'relayed' },
];
export const fullFrontMatrix: readonly Fault[] = points.flatMap((point) => fronts.map((kind) => ({ kind, point })));
