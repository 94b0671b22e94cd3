// Coding agents as users run them: one turn without a person, with one tool call.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const modules = join(process.cwd(), 'node_modules');
const platform = `${process.platform}-${process.arch}`;
const targets = { 'linux-x64': 'x86_64-unknown-linux-musl', 'linux-arm64': 'aarch64-unknown-linux-musl', 'darwin-x64': 'x86_64-apple-darwin', 'darwin-arm64': 'aarch64-apple-darwin' };

/// npm runs no install scripts here, but the programs are in the packages of their platform.
export const claudeBinary = join(modules, '@anthropic-ai', `claude-code-${platform}`, 'claude');
export const codexBinary = join(modules, '@openai', `codex-${platform}`, 'vendor', targets[platform] ?? '', 'bin', 'codex');

/// Ends the program by its own id when it takes too long.
async function run(program, args, env, cwd) {
  const child = spawn(program, args, { cwd, env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (errors += text));
  const timer = setTimeout(() => child.kill('SIGKILL'), 90_000);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  return { code, output, errors };
}

/// A home of its own, not under /tmp: Codex refuses to work from there.
async function inHome(work) {
  const base = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'llm0-sdk-tests');
  mkdirSync(base, { recursive: true });
  const home = mkdtempSync(join(base, 'agent-'));
  try {
    return await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const directive = (tool, args) => `run it fake:tool=${tool} args=${JSON.stringify(args).replaceAll(' ', '\\u0020')}`;

export const agents = [
  {
    name: 'Claude Code',
    binary: claudeBinary,
    model: 'claude-sonnet-5',
    attempts: 2, // at a spent cap, by its own default
    turn: ({ origin, key, model }) =>
      inHome(async (home) => {
        const prompt = directive('Bash', { command: 'echo hello-from-tool', description: 'x' });
        const env = { HOME: home, ANTHROPIC_BASE_URL: origin, ANTHROPIC_AUTH_TOKEN: key, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1' };
        return run(claudeBinary, ['-p', prompt, '--model', model, '--allowedTools', 'Bash', '--output-format', 'json'], env, home);
      }),
  },
  {
    name: 'Codex',
    binary: codexBinary,
    model: 'gpt-5.3-codex',
    attempts: 6,
    turn: ({ origin, key, model }) =>
      inHome(async (home) => {
        const config = [
          `model = "${model}"`,
          'model_provider = "gateway"',
          'approval_policy = "never"',
          'sandbox_mode = "danger-full-access"',
          '[model_providers.gateway]',
          'name = "gateway"',
          `base_url = "${origin}/v1"`,
          'env_key = "GATEWAY_KEY"',
          'wire_api = "responses"',
        ];
        writeFileSync(join(home, 'config.toml'), config.join('\n'));
        const prompt = directive('exec_command', { cmd: 'echo hello-from-tool' });
        const env = { HOME: home, CODEX_HOME: home, GATEWAY_KEY: key };
        return run(codexBinary, ['exec', '--skip-git-repo-check', '--json', prompt], env, home);
      }),
  },
].map((agent) => ({ ...agent, installed: existsSync(agent.binary) }));
