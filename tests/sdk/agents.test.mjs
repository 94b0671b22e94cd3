// Claude Code and Codex complete a turn with a tool call, against the fake provider and through the gateway.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { agents } from './agents.mjs';
import { Stack } from './gateway.mjs';

let stack;
before(async () => {
  stack = await Stack.start();
});
after(() => stack.stop());

/// The tool ran, and its output went back to the model, which quoted it.
function checkTurn({ code, output, errors }) {
  assert.equal(code, 0, output + errors);
  assert.match(output, /tool results: \[[^"]*hello-from-tool/, output + errors);
}

for (const agent of agents) {
  describe(agent.name, { skip: agent.installed ? false : 'its program is not installed' }, () => {
    test('against the fake provider', async () => {
      await stack.resetStats();
      checkTurn(await agent.turn({ origin: stack.provider.origin, key: 'k', model: agent.model }));
      assert.ok((await stack.stats()).billed.calls >= 2);
    });
    test('through the gateway', async () => {
      await stack.resetStats();
      const { api_key: key } = await stack.createKey();
      checkTurn(await agent.turn({ origin: stack.origin, key, model: agent.model }));
      const { billed } = await stack.stats();
      await stack.rows(2);
      const rows = (await stack.admin('GET', '/requests?limit=500')).requests.filter((row) => row.model_asked === agent.model);
      assert.ok(billed.calls >= 2);
      const statuses = rows.map((row) => `${row.status} ${row.http_status} ${row.error_code} ${row.model_asked}`);
      assert.ok(rows.every((row) => row.status === 'ok'), statuses.join('; '));
    });
    test('stops at a spent cap', async () => {
      const { api_key: key } = await stack.createKey();
      await stack.patchProject({ daily_cap_usd: 0 });
      const seen = await stack.logged();
      const { code, output, errors } = await agent.turn({ origin: stack.origin, key, model: agent.model });
      await stack.patchProject({ daily_cap_usd: null });
      assert.notEqual(code, 0);
      assert.match(output + errors, /spend_cap_exceeded|cap/i);
      const attempts = (await stack.logged()) - seen;
      assert.ok(attempts <= agent.attempts, `${attempts} attempts`);
    });
  });
}
