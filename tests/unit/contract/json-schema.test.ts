import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { Receipt } from '../../../utils/contract/api.ts';
import { Capture } from '../../../utils/contract/capture.ts';
import { CustodyEvent } from '../../../utils/contract/custody.ts';
import { ExchangeFinding } from '../../../utils/contract/exchange.ts';
import { Finding } from '../../../utils/contract/finding.ts';
import { Reference } from '../../../utils/contract/reference.ts';
import { Signature } from '../../../utils/contract/signature.ts';
import * as z from '../../../utils/contract/zod.ts';
import { BUILT_IN_REFERENCE } from '../../../utils/domain/built-in-reference.ts';
import { EXCHANGE_TEXTS } from '../../../utils/i18n/exchange-texts.ts';
import { sampleBundle } from '../sample.ts';

const PUBLISHED = { Capture, CustodyEvent, ExchangeFinding, Finding, Receipt, Reference, Signature };

/** The contract for programs that do not speak zod. */
function describeContract(): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(PUBLISHED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/$defs/${id}` });
  const definitions = Object.fromEntries(
    Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema]),
  );
  const { properties } = definitions.ExchangeFinding ?? {};
  for (const [field, description] of Object.entries(EXCHANGE_TEXTS.en.fields))
    Object.assign(Object(properties?.[field]), { description });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Pantau ASN contract',
    $defs: definitions,
  };
}

const contract = describeContract();

test('the file in this repository is current (vitest -u writes it)', async () => {
  await expect(`${JSON.stringify(contract, null, 2)}\n`).toMatchFileSnapshot('../../../backend/contract.schema.json');
});

test('a program that knows JSON Schema only accepts what we write, and refuses what we refuse', async () => {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ ...contract, $id: 'contract' });
  const accepts = (name: keyof typeof PUBLISHED, value: unknown) =>
    ajv.validate({ $ref: `contract#/$defs/${name}` }, value);
  const { capture, signature } = await sampleBundle(1);
  expect(accepts('Capture', capture)).toBe(true);
  expect(accepts('Signature', signature)).toBe(true);
  expect(accepts('Reference', BUILT_IN_REFERENCE)).toBe(true);
  expect(accepts('Capture', { ...capture, site: 'lain' })).toBe(false);
  expect(accepts('Capture', { ...capture, id: 'bukan' })).toBe(false);
  expect(accepts('ExchangeFinding', {})).toBe(false);
});
