// The fake provider as a program of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export class Provider {
  static async start() {
    const provider = new Provider();
    provider.process = spawn(join(process.env.LLM0_TEST_BIN, 'llm0-fake-provider'), { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = await once(provider.process.stdout, 'data');
    provider.baseURL = String(line).trim();
    provider.origin = new URL(provider.baseURL).origin;
    return provider;
  }

  stop() {
    this.process.stdin.end();
  }

  async stats() {
    return (await fetch(`${this.origin}/_stats`)).json();
  }

  async requests() {
    return (await fetch(`${this.origin}/_requests`)).json();
  }

  /// The statistics once they are as wanted; fails after some seconds.
  async until(wanted) {
    let stats = null;
    for (let tries = 0; tries < 200; ++tries) {
      stats = await this.stats();
      if (wanted(stats)) return stats;
      await sleep(25);
    }
    throw new Error(`the provider never said what was wanted: ${JSON.stringify(stats)}`);
  }

  async reset() {
    await fetch(`${this.origin}/_reset`, { method: 'POST' });
  }

  async setAwsKeys({ accessKeyId, secretAccessKey, sessionToken = '' }) {
    const body = JSON.stringify({ access_key_id: accessKeyId, secret_access_key: secretAccessKey, session_token: sessionToken });
    await fetch(`${this.origin}/_aws-keys`, { method: 'POST', body });
  }
}
