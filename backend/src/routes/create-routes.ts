/** The one table of routes: what is not here does not exist, and is not in the OpenAPI document. */
import type { Route } from '../http/route.ts';
import { createOpenApi } from '../openapi.ts';
import { createCoordinatorRoutes } from '../pages/coordinator-routes.ts';
import { createRecapPageRoutes } from '../pages/recap-page.ts';
import { createAuditRoutes } from './audit.ts';
import { createBlobRoutes } from './blobs.ts';
import { createCaptureRoutes } from './captures.ts';
import { createDeliveryRoutes } from './deliveries.ts';
import { createEnrolmentRoutes } from './enrolments.ts';
import { createFindingRoutes } from './findings.ts';
import { createHandlingRoutes } from './handlings.ts';
import { createPackageRoutes } from './packages.ts';
import { createRecapRoutes } from './recap.ts';
import { createReferenceRoutes } from './reference.ts';
import type { RouteDeps } from './route-deps.ts';
import { createServiceRoutes } from './service.ts';
import { createTimestampRoutes } from './timestamps.ts';
import { createUploadRoutes } from './uploads.ts';

/** Every route of the public API. */
export function createRoutes(deps: RouteDeps): Route[] {
  const routes: Route[] = [
    ...createServiceRoutes(deps, () => createOpenApi(routes, deps.version)),
    ...createEnrolmentRoutes(deps),
    ...createBlobRoutes(deps),
    ...createUploadRoutes(deps),
    ...createCaptureRoutes(deps),
    ...createFindingRoutes(deps),
    ...createDeliveryRoutes(deps),
    ...createHandlingRoutes(deps),
    ...createTimestampRoutes(deps),
    ...createAuditRoutes(deps),
    ...createCoordinatorRoutes(deps),
    ...createReferenceRoutes(deps),
    ...createPackageRoutes(deps),
    ...createRecapRoutes(deps),
    ...createRecapPageRoutes(deps),
  ];
  return routes;
}
