// AWS's own signer: a request a line in, { method, path, headers, body, key, secret, token, service, region, time }, and its headers as
// signed a line out. Run with local/ as the working directory, whose node_modules it uses.
import { createHash, createHmac } from 'node:crypto';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const { SignatureV4 } = createRequire(`${process.cwd()}/`)('@smithy/signature-v4');

class Sha256 {
  constructor(secret) { this.hash = secret ? createHmac('sha256', secret) : createHash('sha256'); }

  update(data) { this.hash.update(data); }

  async digest() { return this.hash.digest(); }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { method, path, headers, body, key, secret, token, service, region, time } = JSON.parse(line);
  const signer = new SignatureV4({
    service, region, sha256: Sha256, applyChecksum: false,
    credentials: { accessKeyId: key, secretAccessKey: secret, sessionToken: token ?? undefined },
  });
  const signed = await signer.sign({ method, path, headers, body, query: {} }, { signingDate: new Date(time) });
  console.log(JSON.stringify(signed.headers));
}
