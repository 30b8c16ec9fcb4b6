import { expect, it } from '@jest/globals';
import { nameDecider } from './name-reservation.js';

const command = { kind: 'algorithm', name: 'tagger', entity: 'dev_1' };

it('gives a free name to who asks', () => {
  expect(nameDecider.decide(command, {})).toEqual([{ type: 'name.reserved', data: command }]);
});

it('leaves a taken name with its entity', () => {
  expect(nameDecider.decide({ ...command, entity: 'dev_2' }, { entity: 'dev_1' })).toEqual([]);
});
