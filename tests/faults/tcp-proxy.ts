/**
 * A TCP proxy that does to connections what bad networks do: drops, delays, truncates, duplicates and corrupts them. What
 * it does follows from its seed; when, also from how the system schedules. It knows nothing of what goes through it.
 */
import { connect, createServer, type Socket } from 'node:net';
import { createRandom, type Random } from '../bench/facebook/page/random.ts';

export const FAULTS = ['drop', 'delay', 'truncate', 'duplicate', 'corrupt'] as const;
export type Fault = (typeof FAULTS)[number];

export interface TcpProxy {
  url: string;
  /** Begins another schedule. */
  reseed(seed: number): void;
  /** How many faults it has made so far. */
  counts: Record<Fault, number>;
  stop(): Promise<void>;
}

/** One connection in so many gets a fault, and one chunk in so many is held up. */
const FAULTY_CONNECTIONS = 2;
const DELAYED_CHUNKS = 8;

/** What will happen to a connection: a fault of one kind, after so many bytes of one direction. */
interface Plan {
  fault: Exclude<Fault, 'delay'> | null;
  upstream: boolean;
  after: number;
}

function makePlan(random: Random): Plan {
  const fault =
    random.below(FAULTY_CONNECTIONS) === 0 ? random.pick(['drop', 'truncate', 'duplicate', 'corrupt'] as const) : null;
  const upstream = random.below(2) === 0;
  // Short and long, so that heads are hit as well as bodies, which are long only in requests.
  const after = random.below(random.below(2) === 0 ? 600 : upstream ? 200_000 : 4_000);
  return { fault, upstream, after };
}

/** Starts a proxy to `target()` (host and port of an http address, asked for each connection). */
export async function startTcpProxy(target: () => string, seed: number): Promise<TcpProxy> {
  let random = createRandom(seed);
  const counts: Record<Fault, number> = { drop: 0, delay: 0, truncate: 0, duplicate: 0, corrupt: 0 };
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const dial = () => {
    const { hostname, port } = new URL(target());
    return keep(connect(Number(port), hostname));
  };

  const server = createServer({ allowHalfOpen: true }, (client) => {
    keep(client);
    const upstream = dial();
    const plan = makePlan(random);
    const recorded: Buffer[] = [];
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());

    function pump(from: Socket, to: Socket, isUpstream: boolean): void {
      let passed = 0;
      let queue = Promise.resolve();
      const pass = async (chunk: Buffer) => {
        if (random.below(DELAYED_CHUNKS) === 0) {
          counts.delay++;
          await new Promise((resolve) => setTimeout(resolve, random.below(30)));
        }
        const at = plan.after - passed;
        passed += chunk.length;
        const isHit = plan.fault !== null && plan.upstream === isUpstream && at >= 0 && at < chunk.length;
        if (isUpstream && plan.fault === 'duplicate') recorded.push(chunk);
        if (!isHit) return void to.write(chunk);
        if (plan.fault === 'drop') {
          counts.drop++;
          end();
        } else if (plan.fault === 'truncate') {
          counts.truncate++;
          // What came so far is passed on, and then the sender is gone.
          to.write(chunk.subarray(0, at));
          to.end();
        } else if (plan.fault === 'corrupt') {
          counts.corrupt++;
          const changed = Buffer.from(chunk);
          changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
          to.write(changed);
        } else {
          to.write(chunk);
        }
      };
      from.on('data', (chunk: Buffer) => {
        queue = queue.then(() => pass(chunk));
      });
      from.on('end', () => {
        queue = queue.then(() => void to.end());
      });
    }
    pump(client, upstream, true);
    pump(upstream, client, false);
    client.on('close', () => {
      if (plan.fault !== 'duplicate' || recorded.length === 0) return;
      // Everything once more, as from a middlebox that did not see the first time succeed.
      counts.duplicate++;
      const again = dial();
      again.resume();
      again.end(Buffer.concat(recorded));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No address.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    counts,
    reseed: (next) => {
      random = createRandom(next);
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
