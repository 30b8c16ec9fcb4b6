import { describe, expect, it } from '@jest/globals';
import { apiOf, checkedApi } from './service-api.js';

const own = apiOf(
  [{ name: 'text', type: 'text' }],
  [
    { name: 'label', type: 'label' },
    { name: 'score', type: 'number' },
  ],
);

describe('the API of a service', () => {
  it('is made from the ports of the pipeline', () => {
    expect(own).toEqual({
      protocol: 'open-inference/2',
      inputs: [{ name: 'text', datatype: 'BYTES' }],
      outputs: [
        { name: 'label', datatype: 'BYTES' },
        { name: 'score', datatype: 'FP32' },
      ],
    });
  });

  it('may leave out an output', () => {
    const fewer = { ...own, outputs: own.outputs.slice(0, 1) };
    expect(checkedApi(fewer, own)).toBe(fewer);
  });

  it.each([
    ['leaves out an input', { ...own, inputs: [] }],
    ['names an unknown output', { ...own, outputs: [{ name: 'colour', datatype: 'BYTES' as const }] }],
    ['gives another type', { ...own, inputs: [{ name: 'text', datatype: 'FP32' as const }] }],
  ])('is refused when it %s', (_name, api) => {
    expect(() => checkedApi(api, own)).toThrow(expect.objectContaining({ code: 'service.api_differs' }));
  });
});
