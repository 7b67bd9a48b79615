/** The tools that anyone has, on a package: what they say, not what our own code says. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Runs a program; throws with what it printed unless it ended well. */
function run(program: string, args: readonly string[], cwd: string): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const has = (program: string) => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** `bagit.py` (pip install bagit) where there is one; `PANTAU_BAGIT` names another. */
const bagit = [process.env.PANTAU_BAGIT, 'bagit.py', 'bagit'].find((name) => name && has(name));

export interface ToolReport {
  /** Which tools looked at it. */
  tools: string[];
  /** Signatures that `openssl` verified. */
  signatures: number;
  /** Trusted times that `openssl ts` verified. */
  timestamps: number;
}

/**
 * Unpacks and checks a package as its BACA-SAYA says, trusted times only against the root certificate of an authority.
 * Throws for the first tool that refuses it.
 */
export function checkWithTools(zip: string, folder: string, root: string | null = null): ToolReport {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run('unzip', ['-q', zip, '-d', folder], folder);
  const [name = ''] = readdirSync(folder);
  const bag = join(folder, name);
  run('sha256sum', ['--strict', '--check', 'manifest-sha256.txt'], bag);
  run('sha256sum', ['--strict', '--check', 'tagmanifest-sha256.txt'], bag);
  if (bagit) run(bagit, ['--validate', bag], folder);
  const verify = (record: string, signature: string, key: string, cwd: string) =>
    run('openssl', ['dgst', '-sha256', '-verify', key, '-signature', signature, record], cwd);
  verify('manifest-sha256.txt', 'signature/manifest-sha256.txt.sig', 'signature/public-key.pem', bag);
  const captures = readdirSync(join(bag, 'data'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('/capture.json'))
    .map((path) => join(bag, 'data', dirname(path)));
  for (const capture of captures) verify('capture.json', 'capture.json.sig', 'public-key.pem', capture);
  let timestamps = 0;
  for (const capture of root === null ? [] : captures) {
    const place = join(capture, 'timestamps');
    for (const file of existsSync(place) ? readdirSync(place) : []) {
      const args = ['ts', '-verify', '-data', 'capture.json', '-in', `timestamps/${file}`, '-CAfile', root ?? ''];
      run('openssl', args, capture);
      timestamps++;
    }
  }
  if (!existsSync(join(bag, 'data/BACA-SAYA.txt'))) throw new Error('It has no explanation.');
  const tools = ['unzip', 'sha256sum', 'openssl', ...(bagit ? ['bagit'] : [])];
  return { tools, signatures: captures.length + 1, timestamps };
}
