/** What the routes are given. */
import type { BlobStore } from '../blobs/blob-store.ts';
import type { ReceiptSigner } from '../receipt-signer.ts';
import type { ReadReference } from '../reference-file.ts';
import type { Store } from '../store/store.ts';

export interface RouteDeps {
  store: Store;
  blobs: BlobStore;
  receipts: ReceiptSigner;
  readReference: ReadReference;
  /** Name of the network, told to a device that enrols. */
  network: string;
  /** Version of the backend. */
  version: string;
}
