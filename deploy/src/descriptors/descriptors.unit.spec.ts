import { describe, expect, it } from '@jest/globals';
import { moduleKinds } from '@wordslab/contracts';
import { descriptorFor, parseModuleDescriptor } from '@wordslab/topology';
import { loadModuleDescriptors } from './descriptors.js';

describe('the module descriptors', () => {
  it('say for each kind of module what it consists of, once', async () => {
    const descriptors = await loadModuleDescriptors();
    for (const kind of moduleKinds) expect(descriptorFor(descriptors, kind).kinds).toContain(kind);
  });

  it('give edge keys and broker credentials to shippers alone', async () => {
    for (const { processes } of await loadModuleDescriptors()) {
      const service = processes.service.secrets;
      expect(service.filter((s) => ['edge-keys', 'broker', 'broker-accounts'].includes(s))).toEqual([]);
      expect(processes.shipper?.secrets ?? []).not.toContain('token');
    }
  });

  it('give Admin no broker and no shipper, and the server of Postgres to nobody else', async () => {
    const descriptors = await loadModuleDescriptors();
    const holders = descriptors.filter((d) => d.processes.service.secrets.includes('postgres-admin'));
    expect(holders.map((d) => d.service)).toEqual(['admin']);
    expect(descriptorFor(descriptors, 'admin').processes).not.toHaveProperty('broker');
    expect(descriptorFor(descriptors, 'admin').processes).not.toHaveProperty('shipper');
  });

  it('are refused when a field is missing or a range is upside down', async () => {
    const [first] = await loadModuleDescriptors();
    const { entry: _, ...migrations } = first?.migrations ?? { entry: '', sources: [] };
    expect(() => parseModuleDescriptor({ ...first, migrations }, 'x.json')).toThrow(
      expect.objectContaining({ code: 'descriptor.invalid' }),
    );
    const text = JSON.stringify(first).replace('"min":96', '"min":9600');
    expect(() => parseModuleDescriptor(JSON.parse(text), 'x.json')).toThrow(/min is larger than max/);
  });
});
