/** Requests and responses of RFC 3161 in DER. Pure but for WebCrypto. */
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const SHA256_OID = '2.16.840.1.101.3.4.2.1';
const TST_INFO_OID = '1.2.840.113549.1.9.16.1.4';
const EXTENDED_KEY_USAGE_OID = '2.5.29.37';
const TIME_STAMPING_OID = '1.3.6.1.5.5.7.3.8';

/** An authority's answer that is no timestamp of what was asked. The message has nothing of the record. */
export class TimestampError extends Error {
  override readonly name = 'TimestampError';
}

/** A `TimeStampReq` for the SHA-256 of `bytes`, with the authority's certificates wanted in the answer. */
export async function writeRequest(
  bytes: Uint8Array<ArrayBuffer>,
  nonce: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: SHA256_OID, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: digest }),
    }),
    nonce: new asn1js.Integer({ valueHex: positive(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/**
 * The time that a `TimeStampResp` states for these bytes. Throws a `TimestampError` unless it was granted, is for the
 * bytes and the nonce, and its signature is that of a certificate for time stamping which it brings along. Whether that
 * certificate is to be trusted is decided by who verifies with the authority's root: `openssl ts -verify -CAfile`.
 */
export async function readTimestamp(
  response: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  nonce: Uint8Array,
): Promise<Date> {
  try {
    return await read(response, bytes, nonce);
  } catch (error) {
    if (error instanceof TimestampError) throw error;
    // The library throws errors of many kinds at what it cannot read.
    throw new TimestampError('not readable');
  }
}

async function read(
  response: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  nonce: Uint8Array,
): Promise<Date> {
  const { status, timeStampToken } = pkijs.TimeStampResp.fromBER(response.slice().buffer);
  // 0: granted, 1: granted with modifications.
  if (status.status > 1 || !timeStampToken) throw new TimestampError(`not granted (${status.status})`);
  const signed = new pkijs.SignedData({ schema: timeStampToken.content });
  const content = signed.encapContentInfo.eContent?.getValue();
  if (signed.encapContentInfo.eContentType !== TST_INFO_OID || !content) throw new TimestampError('no timestamp');
  const info = pkijs.TSTInfo.fromBER(content);
  const imprint = new Uint8Array(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (info.messageImprint.hashAlgorithm.algorithmId !== SHA256_OID || !isSame(imprint, digest))
    throw new TimestampError('of something else');
  if (!info.nonce || !isSame(trim(info.nonce.valueBlock.valueHexView), trim(nonce)))
    throw new TimestampError('of another request');
  const result = await signed.verify({ signer: 0, data: bytes.slice().buffer, extendedMode: true, checkChain: false });
  if (!result.signatureVerified) throw new TimestampError('signature wrong');
  if (!isForTimeStamping(result.signerCertificate)) throw new TimestampError('not of an authority');
  return info.genTime;
}

function isForTimeStamping(certificate: pkijs.Certificate | null | undefined): boolean {
  const usage = certificate?.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE_OID)?.parsedValue;
  return usage instanceof pkijs.ExtKeyUsage && usage.keyPurposes.includes(TIME_STAMPING_OID);
}

/** As a DER INTEGER has it: not negative. */
function positive(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array([0, ...trim(bytes)]).slice((trim(bytes)[0] ?? 0) < 0x80 ? 1 : 0).buffer;
}

/** Without leading zeros. */
function trim(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  return start < 0 ? bytes.slice(-1) : bytes.slice(start);
}

const isSame = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
