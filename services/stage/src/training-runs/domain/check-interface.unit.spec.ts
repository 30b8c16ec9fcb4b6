import { describe, expect, it } from '@jest/globals';
import type { Port } from '@wordslab/contracts';
import { classifierPorts } from './check-interface.js';

const ports = (inputs: Port[], outputs: Port[]) =>
  classifierPorts({ name: 'a', interface: { inputs, outputs, metrics: [] } });
const text: Port = { name: 'question', type: 'text' };
const label: Port = { name: 'topic', type: 'label' };

describe('the interface of an algorithm that is to be trained', () => {
  it('has a text and a label, whatever their names, and may answer more', () => {
    expect(ports([text], [{ name: 'score', type: 'number' }, label])).toEqual({ text: 'question', label: 'topic' });
  });

  it.each<[string, Port[], Port[]]>([
    ['no text', [{ name: 'age', type: 'number' }], [label]],
    ['a second input', [text, { name: 'age', type: 'number' }], [label]],
    ['no label', [text], [{ name: 'score', type: 'number' }]],
    ['two labels', [text], [label, { name: 'second', type: 'label' }]],
  ])('is refused with %s', (_name, inputs, outputs) => {
    expect(() => ports(inputs, outputs)).toThrow(expect.objectContaining({ code: 'training.wrong_interface' }));
  });
});
