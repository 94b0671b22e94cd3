// The real gateway before the fake provider, each a program of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Provider } from './provider.mjs';

const bin = process.env.LLM0_TEST_BIN;
const aws = { accessKeyId: 'AKIDFAKE', secretAccessKey: 'fake/secret+key', sessionToken: 'session' };

/// Every provider at the fake's address.
function providers(origin) {
  return {
    OPENAI_BASE_URL: `${origin}/v1`,
    OPENAI_API_KEY: 'sk-test',
    ANTHROPIC_BASE_URL: origin,
    ANTHROPIC_API_KEY: 'sk-ant-test',
    GEMINI_BASE_URL: origin,
    GEMINI_API_KEY: 'gemini-test',
    GROQ_BASE_URL: `${origin}/openai/v1`,
    GROQ_API_KEY: 'gsk-test',
    MISTRAL_BASE_URL: `${origin}/v1`,
    MISTRAL_API_KEY: 'mistral-test',
    OLLAMA_BASE_URL: origin,
    BEDROCK_BASE_URL: origin,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: aws.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
    AWS_SESSION_TOKEN: aws.sessionToken,
  };
}

export class Stack {
  /// `environment` goes on top of the gateway's own.
  static async start(environment = {}) {
    const stack = new Stack();
    stack.provider = await Provider.start();
    await stack.provider.setAwsKeys(aws);
    stack.folder = mkdtempSync(join(tmpdir(), 'llm0-sdk-'));
    const args = ['serve', '--data-dir', stack.folder, '--listen', '127.0.0.1:0', '--admin-listen', '127.0.0.1:0'];
    const env = {
      PATH: process.env.PATH,
      HOME: stack.folder,
      ...providers(stack.provider.origin),
      ...environment,
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
    this.origin = addresses.listen;
    this.baseURL = `${addresses.listen}/v1`;
    this.adminUrl = addresses.admin;
    this.token = readFileSync(join(this.folder, 'admin-token'), 'utf8').trim();
    this.project = (await this.admin('GET', '/projects')).projects[0].id;
  }

  async stop() {
    const ended = once(this.gateway, 'exit');
    this.gateway.kill('SIGTERM');
    await ended;
    this.provider.stop();
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
    return this.admin('POST', `/projects/${this.project}/api-keys`, { name: 'sdk', cache_enabled: false, ...fields });
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

  stats() {
    return this.provider.stats();
  }

  resetStats() {
    return this.provider.reset();
  }

  /// How many requests are in the log. Verifying puts everything that is over on disk.
  async logged() {
    return (await this.admin('POST', '/verify', {})).rows;
  }
}
