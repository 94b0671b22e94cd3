import { mistral } from './client-mistral.mjs';
import { families, matrix } from './matrix.mjs';

// The library wants each streamed call in one piece, with its name, as only Mistral sends them.
const fragments = 'the library reads no fragments of calls';
const except = Object.fromEntries(
  Object.keys(families)
    .filter((family) => family !== 'mistral')
    .map((family) => [family, { 'a tool call, streamed': fragments, 'parallel tool calls and their results, streamed': fragments }]),
);
matrix([{ client: mistral, except }]);
