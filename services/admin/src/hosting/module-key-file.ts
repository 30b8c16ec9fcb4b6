import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModulePeer, newId, RuleViolated, ValidationFailed } from '@wordslab/contracts';
import { type ModuleKeys, moduleKeysFromJson, moduleKeysToJson, newModuleKeys } from '@wordslab/sync';

type PublicKeys = Pick<ModulePeer, 'signKey' | 'boxKey'>;

/** The one file of a module's own keys, in its key folder; its shipper reads it with `moduleKeysFromJson`. */
export const MODULE_KEYS_FILE = 'module.json';

/**
 * The public part of the keys that a module keeps in its folder. They are made where there are none, once: a module that
 * was deployed before has signed with its keys and others have wrapped for them, so new ones never take their place silently.
 * @param known what the module has shown before
 * @throws RuleViolated `keys.not_the_known`, ValidationFailed `keys.damaged`
 */
export const keptModuleKeys = async (keysDir: string, module: string, known?: PublicKeys): Promise<PublicKeys> => {
  const path = join(keysDir, MODULE_KEYS_FILE);
  const kept = (await readKeys(path)) ?? (known ? null : await makeKeys(path));
  const shown = kept && { signKey: kept.sign.publicKey, boxKey: kept.box.publicKey };
  if (!shown || (known && (shown.signKey !== known.signKey || shown.boxKey !== known.boxKey)))
    throw new RuleViolated(
      'keys.not_the_known',
      `${path} does not hold the keys with which ${module} was deployed`,
      `Restore the key folder of ${module} from its backup; keys are backed up apart from data.`,
    );
  return shown;
};

const readKeys = async (path: string): Promise<ModuleKeys | null> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  return text === null ? null : moduleKeysFromJson(parseJson(text));
};

/** A parser's error would quote the file. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Complete and on disk before it has its name, and never over another: of two makers, one wins and both get its keys. */
const makeKeys = async (path: string): Promise<ModuleKeys> => {
  const draft = `${path}.${newId()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(moduleKeysToJson(newModuleKeys())));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(draft, path)
    .catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    })
    .finally(() => rm(draft, { force: true }));
  const made = await readKeys(path);
  if (made) return made;
  throw new ValidationFailed('keys.damaged', `${path} vanished while it was made`, 'Deploy the tenant again.');
};

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
