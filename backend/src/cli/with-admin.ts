/**
 * Gives a command the administration: of the PostgreSQL database where there is one, else of the running backend, else of
 * the data folder itself.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Admin, createAdmin } from '../admin/admin.ts';
import { createRemoteAdmin } from '../admin/remote-admin.ts';
import { readRuntimeFile } from '../admin/runtime-file.ts';
import { type Config, loopbackUrl } from '../config.ts';
import { openData, openShared } from '../open-data.ts';
import { OperatorError } from '../operator-error.ts';
import { createReferenceReader } from '../reference-file.ts';

/** A backend that is just starting holds the lock before it can be asked. */
const PATIENCE_MS = 15_000;

/** Runs `work`. Throws an `OperatorError` where the folder stays locked and nobody answers. */
export async function withAdmin<Result>(config: Config, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  const ownUrl = config.port === 0 ? null : loopbackUrl(config.host, config.port);
  const address = config.baseUrl ?? ownUrl;
  const readReference = createReferenceReader(config.dataFolder);
  if (config.databaseUrl !== null) {
    const data = await openShared(config);
    try {
      return await work(createAdmin(data.store, data.blobs, address, readReference));
    } finally {
      await data.close();
    }
  }
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    // The lock comes first: it is what tells a running backend from a leftover runtime file.
    const data = await openData(config, 0);
    if (data !== null) {
      try {
        return await work(createAdmin(data.store, data.blobs, address, readReference));
      } finally {
        await data.close();
      }
    }
    const running = await readRuntimeFile(config.dataFolder);
    if (running !== null) {
      try {
        return await work(createRemoteAdmin(running));
      } catch (error) {
        // `fetch` says TypeError where nobody listens: a leftover file, while another process holds the lock.
        if (!(error instanceof TypeError)) throw error;
      }
    }
    if (Date.now() >= deadline) {
      throw new OperatorError(`The data folder ${config.dataFolder} is in use, and its backend does not answer.`);
    }
    await sleep(200);
  }
}
