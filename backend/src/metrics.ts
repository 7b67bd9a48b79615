/** Metrics for Prometheus. Labels are routes, methods and statuses: nothing that names anybody. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  observe(request: { method: string; route: string; status: number; seconds: number }): void;
  /** Text in the format of Prometheus. */
  write(): Promise<string>;
  contentType: string;
}

/** Makes a registry of its own. `isReady` is asked when the metrics are. */
export function createMetrics(isReady: () => Promise<boolean>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'pantau_' });
  const requests = new Counter({
    name: 'pantau_http_requests_total',
    help: 'Requests that were answered.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'pantau_http_request_duration_seconds',
    help: 'Time until an answer was ready.',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'pantau_ready',
    help: '1 while database and blob store can be used.',
    registers: [registry],
    async collect() {
      this.set((await isReady()) ? 1 : 0);
    },
  });
  return {
    observe: ({ method, route, status, seconds }) => {
      requests.inc({ method, route, status });
      durations.observe({ method, route }, seconds);
    },
    write: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
