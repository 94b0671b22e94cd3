// The official libraries against the fake provider itself: before it judges the gateway, they judge it.
import { after, before, describe, test } from 'node:test';
import { clients } from './clients.mjs';
import { Provider } from './provider.mjs';
import { scenarios } from './scenarios.mjs';

const aws = { accessKeyId: 'AKIDFAKE', secretAccessKey: 'fake/secret+key', sessionToken: 'session' };
let provider;

before(async () => {
  provider = await Provider.start();
  await provider.setAwsKeys(aws);
});
after(() => provider.stop());

for (const { client, ...models } of clients) {
  describe(client.name, () => {
    let made;
    before(() => {
      made = client.create({ origin: provider.origin, key: 'k', aws, retries: 0 });
    });
    for (const scenario of scenarios) {
      test(scenario.name, async (context) => {
        if (scenario.needs && !made[scenario.needs]) return context.skip('not in this library');
        await scenario.run(made, models.model, { ...models, provider });
      });
    }
  });
}
