/** Command line of the report backend: starts it, or does one administrative thing. Composition root. */

import { copyData } from './admin/backup.ts';
import { writeNewFile } from './admin/write-new-file.ts';
import { parseCommand, USAGE } from './cli/parse-command.ts';
import { withAdmin } from './cli/with-admin.ts';
import { type Config, readConfig } from './config.ts';
import { createLog, describeError } from './log.ts';
import { OperatorError } from './operator-error.ts';
import { startServer } from './server.ts';

// Everything that is created from here on is for this account only: it is evidence about people.
process.umask(0o077);

try {
  await run();
} catch (error) {
  if (error instanceof OperatorError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`The backend failed: ${JSON.stringify(describeError(error))}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  if (command.name === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const print = (result: Record<string, unknown>, text: string) =>
    process.stdout.write(`${command.json ? JSON.stringify(result) : text}\n`);
  const config = readConfig(process.env);
  switch (command.name) {
    case 'serve':
      return serve(config, print);
    case 'invite': {
      const { baseUrl, hours } = command;
      const invite = await withAdmin(config, (admin) => admin.createInvite({ baseUrl, hours }));
      print(invite, `${invite.link}\nFor one device, until ${invite.expiresAt}.`);
      return;
    }
    case 'coordinator':
    case 'auditor': {
      const { name: role, label } = command;
      const issued = await withAdmin(config, (admin) => admin.issueReaderToken({ role, label }));
      print(issued, issued.token);
      return;
    }
    case 'tokens': {
      const list = await withAdmin(config, (admin) => admin.listReaderTokens());
      const lines = list.tokens.map(({ id, role, label, issuedAt, revokedAt }) =>
        [id, role.padEnd(11), issuedAt, revokedAt === null ? 'good' : `revoked ${revokedAt}`, label ?? ''].join('  '),
      );
      print(list, lines.join('\n'));
      return;
    }
    case 'backup':
    case 'restore': {
      const { name, folder } = command;
      if (config.databaseUrl !== null || config.s3 !== null)
        throw new OperatorError('PostgreSQL and S3 have their own tools for this: see backend/README.md.');
      const [from, to] = name === 'backup' ? [config.dataFolder, folder] : [folder, config.dataFolder];
      const report = await copyData(from, to);
      print(report, `${to}: whole, with ${report.files} evidence files.`);
      return;
    }
    case 'erase': {
      const { order } = command;
      const erased = await withAdmin(config, (admin) => admin.erase(order));
      const verb = order.dryRun ? 'Would be erased' : 'Erased';
      const counts = `${erased.findings.length} findings, ${erased.captures.length} captures`;
      print(erased, [`${verb}: ${counts}, ${erased.files} files`, ...erased.findings].join('\n'));
      return;
    }
    case 'package': {
      const { order, file } = command;
      await withAdmin(config, async (admin) => writeNewFile(file, await admin.exportFinding(order)));
      print({ file }, file);
      return;
    }
    case 'recap': {
      const { order, file } = command;
      const { csv } = await withAdmin(config, (admin) => admin.recap(order));
      await writeNewFile(file, [csv]);
      print({ file }, file);
      return;
    }
    case 'revoke': {
      const { id } = command;
      const result = await withAdmin(config, (admin) => admin.revoke({ id }));
      if (result.revoked === null) throw new OperatorError('There is no such device or token.');
      print(result, result.revoked === 'device' ? 'The device is shut out.' : 'The token is worth nothing now.');
    }
  }
}

/** Serves until a signal says stop; a second one does not wait. */
async function serve(config: Config, print: (result: Record<string, unknown>, text: string) => void): Promise<void> {
  const log = createLog(config.logLevel);
  const server = await startServer(config, log);
  const stop = (signal: NodeJS.Signals) => {
    process.once(signal, () => process.exit(1));
    log.info({ signal }, 'stopping');
    server.stop().catch((error: unknown) => {
      log.error({ error: describeError(error) }, 'stopping failed');
      process.exitCode = 1;
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  print({ listening: server.url }, `Pantau ASN report backend: ${server.url}`);
}
