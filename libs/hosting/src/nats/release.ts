/** The nats-server that wordslab is built and tested with. Lifecycle's streams and its leaf rights need ≥ 2.12.9 or ≥ 2.14.1. */
export const PINNED_NATS = '2.14.3';
/** The oldest that serves, for a trial on one computer. */
export const FLOOR_NATS = '2.9.10';

/**
 * SHA-256 of the official archives of the pinned release. Those for Linux and Windows stand in the Dockerfiles of the
 * official image (github.com/nats-io/nats-docker, 2.14.3); those for macOS in two independent public build files.
 */
const sums: Readonly<Record<string, string>> = {
  'linux-amd64.tar.gz': 'f3d0c820c749f81d717310fb00d4903919e70e3e66b268bd352a088b9788eb93',
  'linux-arm64.tar.gz': '1759b6a0ddebade9471b7c02891dfaa8c73b526c6f3ce391d4e21ec3eceffab8',
  'darwin-amd64.tar.gz': 'effa518fe623433d7c3321991db419bb1e00aa9b19ae761b559b580434afc3ab',
  'darwin-arm64.tar.gz': 'e086395457a7a93a440433a446c9f161f917d35c0374640555123e8d8d4b7fe9',
  'windows-amd64.zip': '94e338d742761272e31eab1efb1f767eac3a2e56e4c05a7933c65a73fe95a27b',
};

export interface NatsArchive {
  readonly url: string;
  readonly sha256: string;
  /** Folder inside the archive that holds the program. */
  readonly folder: string;
}

/** The archive of the pinned release for a computer, or null where there is none that we know the sum of. */
export const archiveFor = (platform: NodeJS.Platform, arch: string): NatsArchive | null => {
  const system = platform === 'win32' ? 'windows' : platform;
  const target = `${system}-${arch === 'x64' ? 'amd64' : arch}`;
  const suffix = `${target}.${platform === 'win32' ? 'zip' : 'tar.gz'}`;
  const sha256 = sums[suffix];
  if (!sha256) return null;
  const folder = `nats-server-v${PINNED_NATS}-${target}`;
  return {
    url: `https://github.com/nats-io/nats-server/releases/download/v${PINNED_NATS}/nats-server-v${PINNED_NATS}-${suffix}`,
    sha256,
    folder,
  };
};
