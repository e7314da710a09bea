// Square's own verification of event notifications: {key, url, body, signature} -> {valid}, the body as base64 of its UTF-8.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { WebhooksHelper } = createRequire(`${process.cwd()}/package.json`)("square");

for await (const line of createInterface({ input: process.stdin })) {
  const { key, url, body, signature } = JSON.parse(line);
  const valid = await WebhooksHelper.verifySignature({
    requestBody: Buffer.from(body, "base64").toString("utf8"),
    signatureHeader: signature,
    signatureKey: key,
    notificationUrl: url,
  });
  console.log(JSON.stringify({ valid }));
}
