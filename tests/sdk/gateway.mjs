// The real gateway before the fake provider, each a program of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const bin = process.env.LLM0_TEST_BIN;

export class Stack {
  static async start() {
    const stack = new Stack();
    stack.provider = spawn(join(bin, 'llm0-fake-provider'), { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = await once(stack.provider.stdout, 'data');
    stack.providerUrl = String(line).trim();
    stack.folder = mkdtempSync(join(tmpdir(), 'llm0-sdk-'));
    const args = ['serve', '--data-dir', stack.folder, '--listen', '127.0.0.1:0', '--admin-listen', '127.0.0.1:0'];
    const env = {
      PATH: process.env.PATH,
      HOME: stack.folder,
      LLM0_SECRETS_BACKEND: 'file',
      OPENAI_BASE_URL: stack.providerUrl,
      OPENAI_API_KEY: 'sk-test',
      OLLAMA_BASE_URL: stack.providerUrl,
    };
    stack.gateway = spawn(join(bin, 'llm0-gateway'), args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    stack.log = '';
    stack.gateway.stderr.on('data', (text) => (stack.log += text));
    await stack.#ready();
    return stack;
  }

  async #ready() {
    const file = join(this.folder, 'gateway.json');
    for (let tries = 0; !existsSync(file); ++tries) {
      if (tries > 300 || this.gateway.exitCode !== null) throw new Error(`no gateway: ${this.log}`);
      await sleep(50);
    }
    const addresses = JSON.parse(readFileSync(file, 'utf8'));
    this.baseURL = `${addresses.listen}/v1`;
    this.adminUrl = addresses.admin;
    this.token = readFileSync(join(this.folder, 'admin-token'), 'utf8').trim();
    this.project = (await this.admin('GET', '/projects')).projects[0].id;
  }

  async stop() {
    const ended = once(this.gateway, 'exit');
    this.gateway.kill('SIGTERM');
    await ended;
    this.provider.stdin.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async admin(method, path, body) {
    const answer = await fetch(`${this.adminUrl}/v1/admin${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  async createKey(fields = {}) {
    return this.admin('POST', `/projects/${this.project}/api-keys`, { name: 'sdk', ...fields });
  }

  patchProject(fields) {
    return this.admin('PATCH', `/projects/${this.project}`, fields);
  }

  patchCustomer(id, fields) {
    return this.admin('PATCH', `/projects/${this.project}/customers/${id}`, fields);
  }

  /// Rows of the request log, newest first, once `count` are there.
  async rows(count) {
    for (let tries = 0; tries < 200; ++tries) {
      const { requests } = await this.admin('GET', '/requests?limit=500');
      if (requests.length >= count) return requests;
      await sleep(25);
    }
    throw new Error(`the log never held ${count} rows`);
  }

  async stats() {
    return (await fetch(new URL('/_stats', this.providerUrl))).json();
  }

  async resetStats() {
    await fetch(new URL('/_reset', this.providerUrl), { method: 'POST' });
  }
}
