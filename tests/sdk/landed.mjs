// What the gateway speaks so far; the tests of the rest wait.
export const landed = {
  families: ['openai', 'groq', 'mistral', 'ollama'],
  embeddings: false,
  agents: false,
};
