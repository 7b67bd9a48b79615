/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util';

export interface BenchArguments {
  name: string;
  /** The last line of the output is for a program. */
  json: boolean;
}

/** What was asked for; null when that is not one of the names, exactly once, with options that exist. */
export function readArguments(argv: readonly string[], names: readonly string[]): BenchArguments | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0 || !names.includes(name)) return null;
    return { name, json: values.json };
  } catch {
    return null;
  }
}
