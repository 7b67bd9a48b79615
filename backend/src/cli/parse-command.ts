/** The command line, as data. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Uuid } from '../../../utils/contract/primitives.ts';
import type * as z from '../../../utils/contract/zod.ts';
import { DEFAULT_INVITE_HOURS, ErasureOrder, PackageOrder, RecapOrder } from '../admin/admin.ts';
import { OperatorError } from '../operator-error.ts';

export const USAGE = `Report backend of Pantau ASN

  npm run backend                          start it
  npm run backend -- invite                make an invite link for one device
      --base-url URL                         address under which devices reach the backend
      --hours N                              how long it lasts (default ${DEFAULT_INVITE_HOURS})
  npm run backend -- coordinator           issue a token that reads and handles all findings; shown once
  npm run backend -- auditor               issue a token that reads everything, and who read what; shown once
      --label NAME                           whose it is, for the list
  npm run backend -- tokens                list coordinators' and auditors' tokens
  npm run backend -- revoke ID             shut out a device, or a coordinator's or auditor's token
  npm run backend -- erase finding ID      erase a finding, with captures and files that only it has
  npm run backend -- erase device ID       erase everything that a device sent
  npm run backend -- retention DAYS        erase what has been closed or declined for longer than that
      --dry-run                              only say what would go
  npm run backend -- package ID FILE       write a finding with its evidence as a package (BagIt in a ZIP)
  npm run backend -- recap FILE            write the figures of all findings as CSV, for outside of the network
      --population NAME                      collected, approved (default) or filed
      --inside                               with small cells, for the network itself
  npm run backend -- backup FOLDER         copy the stopped backend's data into a new folder, every file checked
  npm run backend -- restore FOLDER        make such a copy the data folder, which must not exist yet

  --json    one line of JSON on standard output instead of text
  --help    this text

The commands work whether or not the backend is running.

Environment
  PANTAU_DATA      folder for everything that is kept (default .data/backend)
  PANTAU_HOST      address to listen on (default 127.0.0.1)
  PANTAU_PORT      port, 0 for any free one (default 8787)
  PANTAU_METRICS_PORT  port for Prometheus, /metrics; none where it is not set
  PANTAU_BASE_URL  address under which devices reach the backend: https, or http on this machine
  PANTAU_NETWORK   name of the network (default Pantau ASN)
  PANTAU_TRUST_PROXY  yes where a proxy of yours says in X-Forwarded-For where a request came from (default no)
  PANTAU_RATE_LIMITS  no to let every device ask as often as it likes (default yes)
  PANTAU_LOG       silent, fatal, error, warn, info (default) or debug
  PANTAU_TSA       time stamping authorities (RFC 3161) that are asked for the time of each capture: addresses, or
                   freetsa, digicert; separated by commas (default none)
  PANTAU_WEBHOOK_URL, PANTAU_WEBHOOK_SECRET
                   address that is told of findings and handlings, and what that is signed with (default none)
  PANTAU_WEBHOOK_PRIVATE  yes where that address is on this machine or in a private network (default no)
  DATABASE_URL     postgres://… of a PostgreSQL server, 15 or newer, instead of the embedded database
  S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY
                   an S3-compatible store for the evidence files, instead of the folder
`;

export type Command = { json: boolean } & (
  | { name: 'help' | 'serve' | 'tokens' }
  | { name: 'coordinator' | 'auditor'; label: string | null }
  | { name: 'invite'; baseUrl: string | null; hours: number }
  | { name: 'revoke'; id: string }
  | { name: 'backup' | 'restore'; folder: string }
  | { name: 'package'; order: z.infer<typeof PackageOrder>; file: string }
  | { name: 'recap'; order: z.infer<typeof RecapOrder>; file: string }
  | { name: 'erase'; order: z.infer<typeof ErasureOrder> }
);

/** Reads the arguments after the script's name. Throws an `OperatorError` for what it does not know. */
export function parseCommand(args: string[]): Command {
  const { values, positionals } = parse(args);
  const json = values.json ?? false;
  const [name = 'serve', ...rest] = positionals;
  if (values.help) return { name: 'help', json };
  if (name !== 'invite' && (values['base-url'] !== undefined || values.hours !== undefined)) {
    throw new OperatorError('--base-url and --hours belong to "invite".');
  }
  if (name !== 'coordinator' && name !== 'auditor' && values.label !== undefined) {
    throw new OperatorError('--label belongs to "coordinator" and "auditor".');
  }
  if (name === 'revoke') {
    const id = Uuid.safeParse(rest[0]);
    if (!id.success || rest.length > 1) throw new OperatorError('"revoke" needs the id of one device or token.');
    return { name, json, id: id.data };
  }
  if (name === 'backup' || name === 'restore') {
    if (rest[0] === undefined || rest.length > 1) throw new OperatorError(`"${name}" needs one folder.`);
    return { name, json, folder: resolve(rest[0]) };
  }
  if (name === 'package') {
    const order = PackageOrder.safeParse({ finding: rest[0] });
    if (!order.success || rest[1] === undefined || rest.length > 2)
      throw new OperatorError('"package" needs the id of a finding and a file.');
    return { name, json, order: order.data, file: resolve(rest[1]) };
  }
  if (name === 'recap') {
    const { population = 'approved', inside = false } = values;
    const order = RecapOrder.safeParse({ population, audience: inside ? 'inside' : 'outside' });
    if (!order.success || rest[0] === undefined || rest.length > 1)
      throw new OperatorError('"recap" needs a file; --population is collected, approved or filed.');
    return { name, json, order: order.data, file: resolve(rest[0]) };
  }
  if (values.population !== undefined || values.inside)
    throw new OperatorError('--population and --inside belong to "recap".');
  if (name === 'erase' || name === 'retention')
    return { name: 'erase', json, order: readErasure(name, rest, values['dry-run'] ?? false) };
  if (values['dry-run']) throw new OperatorError('--dry-run belongs to "erase" and "retention".');
  if (rest.length > 0) throw new OperatorError(`Not understood: ${rest.join(' ')}`);
  switch (name) {
    case 'serve':
    case 'tokens':
      return { name, json };
    case 'coordinator':
    case 'auditor':
      return { name, json, label: values.label ?? null };
    case 'invite':
      return { name, json, baseUrl: values['base-url'] ?? null, hours: readHours(values.hours) };
    default:
      throw new OperatorError(`There is no command "${name}". See --help.`);
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'base-url': { type: 'string' },
        hours: { type: 'string' },
        label: { type: 'string' },
        'dry-run': { type: 'boolean' },
        population: { type: 'string' },
        inside: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error));
  }
}

function readHours(text: string | undefined): number {
  if (text === undefined) return DEFAULT_INVITE_HOURS;
  const hours = Number(text);
  if (!/^\d+$/.test(text) || hours < 1 || hours > 8760) throw new OperatorError('--hours must be from 1 to 8760.');
  return hours;
}

function readErasure(name: 'erase' | 'retention', rest: string[], dryRun: boolean): z.infer<typeof ErasureOrder> {
  const [kind, value] = name === 'retention' ? ['closedForDays', rest[0]] : rest;
  const what = { [kind ?? '']: kind === 'closedForDays' ? Number(value) : value };
  const parsed = ErasureOrder.safeParse({ what, dryRun });
  if (!parsed.success || rest.length !== (name === 'retention' ? 1 : 2)) {
    throw new OperatorError('It is "erase finding ID", "erase device ID" or "retention DAYS".');
  }
  return parsed.data;
}
