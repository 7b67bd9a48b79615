/** `npm run conformance -- --url URL --invite LINK [--invite LINK] [--coordinator TOKEN] [--auditor TOKEN]` */
import { parseArgs } from 'node:util';
import { parseInvite } from '../../utils/contract/invite.ts';
import { conform } from './conform.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    invite: { type: 'string', multiple: true, default: [] },
    coordinator: { type: 'string' },
    auditor: { type: 'string' },
  },
});
const invites = values.invite.map((link) => parseInvite(link));
const url = (values.url ?? invites[0]?.baseUrl)?.replace(/\/+$/, '');
if (url === undefined || invites.length === 0 || invites.includes(null)) {
  process.stderr.write('Needed: --url URL and --invite LINK, best twice: with a second device more is checked.\n');
  process.exit(2);
}
const marks = { good: 'ok     ', bad: 'NOT OK ', skipped: 'skipped' };
const results = await conform(
  {
    url,
    invites: invites.flatMap((invite) => invite?.code ?? []),
    coordinator: values.coordinator ?? null,
    auditor: values.auditor ?? null,
  },
  ({ name, outcome, detail }) =>
    process.stdout.write(`${marks[outcome]} ${name}${detail === null ? '' : `\n        ${detail}`}\n`),
);
const count = (outcome: keyof typeof marks) => results.filter((result) => result.outcome === outcome).length;
process.stdout.write(`${count('good')} good, ${count('bad')} not, ${count('skipped')} skipped\n`);
process.exitCode = count('bad') > 0 ? 1 : 0;
