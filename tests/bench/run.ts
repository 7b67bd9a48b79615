/**
 * `npm run bench -- NAME [--json]`: measures one of the numbers to reach, on this machine, as it is built now.
 * With --json the last line is one JSON object and everything else goes to standard error.
 */
import { BENCHES } from './benches.ts';
import { formatTable } from './metric.ts';
import { readArguments } from './read-arguments.ts';

const print = console.log;
const asked = readArguments(
  process.argv.slice(2),
  BENCHES.map(({ name }) => name),
);
const bench = BENCHES.find(({ name }) => name === asked?.name);
if (!asked || !bench) {
  console.error('Usage: npm run bench -- NAME [--json]');
  for (const { name, description } of BENCHES) console.error(`  ${name.padEnd(10)}${description}`);
  process.exit(2);
}
// Whatever a build or an installation says on the way must not get between a program and its line.
if (asked.json) console.log = console.error;

try {
  const metrics = await bench.run();
  console.log(formatTable(metrics));
  if (asked.json) print(JSON.stringify({ bench: bench.name, metrics }));
} catch (error) {
  console.error(error);
  process.exit(1);
}
