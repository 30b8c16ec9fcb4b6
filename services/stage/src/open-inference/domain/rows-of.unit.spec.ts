import { describe, expect, it } from '@jest/globals';
import type { InferRequest, ServiceApi } from '@wordslab/contracts';
import { outputsOf, rowsOf } from './rows-of.js';

const api: ServiceApi = {
  protocol: 'open-inference/2',
  inputs: [
    { name: 'text', datatype: 'BYTES' },
    { name: 'age', datatype: 'INT64' },
  ],
  outputs: [
    { name: 'label', datatype: 'BYTES' },
    { name: 'score', datatype: 'FP32' },
  ],
};
const text = (data: unknown[], shape = [data.length]) => ({ name: 'text', datatype: 'BYTES' as const, shape, data });
const age = (data: unknown[], shape = [data.length]) => ({ name: 'age', datatype: 'INT64' as const, shape, data });
const request = (more: Partial<InferRequest> = {}): InferRequest => ({
  inputs: [text(['a', 'b']), age([1, 2])],
  ...more,
});
const code = (made: InferRequest, most = 10) => {
  try {
    rowsOf(made, api, most);
    outputsOf(made, api);
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};
const names = (value: unknown) => rowsOf(request({ parameters: { names: value } }), api, 10).map((row) => row.names);

describe('a request of the protocol', () => {
  it('becomes rows, from columns of [n] and [n, 1]', () => {
    expect(rowsOf({ inputs: [age([1, 2], [2, 1]), text(['a', 'b'])] }, api, 2)).toEqual([
      { inputs: { text: 'a', age: 1 }, names: [] },
      { inputs: { text: 'b', age: 2 }, names: [] },
    ]);
  });

  it.each([
    ['an input is missing', { inputs: [text(['a'])] }, 'inference.input_missing'],
    ['an input is unknown', { inputs: [text(['a']), age([1]), { ...age([1]), name: 'x' }] }, 'inference.unknown_input'],
    [
      'a datatype differs',
      { inputs: [text(['a']), { ...age([1]), datatype: 'FP32' as const }] },
      'inference.wrong_datatype',
    ],
    ['a shape has another size', { inputs: [text(['a'], [2]), age([1])] }, 'inference.wrong_shape'],
    ['a shape is a matrix', { inputs: [text(['a', 'b'], [1, 2]), age([1, 2])] }, 'inference.wrong_shape'],
    ['a value is of another type', { inputs: [text(['a']), age([1.5])] }, 'inference.wrong_value'],
    ['inputs differ in length', { inputs: [text(['a', 'b']), age([1])] }, 'inference.ragged'],
    ['there is no row', { inputs: [text([]), age([])] }, 'inference.no_rows'],
    ['an output is unknown', request({ outputs: [{ name: 'colour' }] }), 'inference.unknown_output'],
    ['names are a number', request({ parameters: { names: 7 } }), 'inference.bad_names'],
    ['names are a broken list', request({ parameters: { names: '["a"' } }), 'inference.bad_names'],
    ['names are for fewer rows', request({ parameters: { names: [['a']] } }), 'inference.bad_names'],
  ])('is refused where %s', (_what, made, expected) => {
    expect(code(made)).toBe(expected);
  });

  it('is refused with more rows than allowed', () => {
    expect([code(request(), 2), code(request(), 1)]).toEqual(['accepted', 'inference.too_many_rows']);
  });

  it.each([
    ['one name', 'Anna Li', [['Anna Li'], ['Anna Li']]],
    [
      'a list',
      ['Anna', 'Bo'],
      [
        ['Anna', 'Bo'],
        ['Anna', 'Bo'],
      ],
    ],
    [
      'a list as text',
      '["Anna","Bo"]',
      [
        ['Anna', 'Bo'],
        ['Anna', 'Bo'],
      ],
    ],
    ['a list for each row', [['Anna'], []], [['Anna'], []]],
    ['a list for each row as text', '[["Anna"],["Bo"]]', [['Anna'], ['Bo']]],
  ])('takes %s as personal values', (_what, value, expected) => {
    expect(names(value)).toEqual(expected);
  });

  it('gets the outputs that it names, in its order, or all', () => {
    expect(outputsOf(request({ outputs: [{ name: 'score' }] }), api)).toEqual([api.outputs[1]]);
    expect(outputsOf(request(), api)).toBe(api.outputs);
  });
});
