// What the gateway speaks so far; the tests of the rest wait.
export const landed = {
  families: ['openai', 'anthropic', 'gemini', 'bedrock', 'groq', 'mistral', 'ollama'],
  embeddings: true,
  agents: true,
};
