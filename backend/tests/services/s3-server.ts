/**
 * An S3-compatible server for tests. Of what can be installed from npm or Debian without a container, the 20 Minutes
 * group's fork of s3rver is the one that is kept (Node 24, current dependencies) and that checks signatures (version 4).
 * It does not compare the body with its announced hash, as the large stores do: our own checks must hold without that.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import type { S3Config } from '../../src/config.ts';

export interface S3Server extends S3Config {
  stop(): Promise<void>;
}

/** Starts it on a free port, with one empty bucket. */
export async function startS3(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'pantau-s3-'));
  const bucket = 'pantau-test';
  const configureBuckets = [{ name: bucket, configs: [] }];
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    async stop() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
