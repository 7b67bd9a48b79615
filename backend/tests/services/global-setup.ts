/** Starts PostgreSQL and an S3-compatible store once for the project `services`. */
import type { TestProject } from 'vitest/node';
import type { S3Config } from '../../src/config.ts';
import { startPostgres } from './postgres-server.ts';
import { startS3 } from './s3-server.ts';

export interface Services {
  /** Address of the administrative database. */
  postgres: string;
  s3: S3Config;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** What the tests of this project keep their data in; null for the embedded database and files. */
    services: Services | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const s3 = await startS3();
  const { stop, ...config } = s3;
  project.provide('services', { postgres: postgres.url, s3: config });
  return async () => {
    await Promise.all([postgres.stop(), stop()]);
  };
}
