import { mistral } from './client-mistral.mjs';
import { families, matrix, untold } from './matrix.mjs';

// The library wants each streamed call in one piece, with its name, as only Mistral sends them; and it cannot ask a
// stream for its usage, which only Mistral tells unasked.
const fragments = 'the library reads no fragments of calls';
const others = Object.keys(families).filter((family) => family !== 'mistral');
const except = Object.fromEntries(
  others.map((family) => [
    family,
    { 'a tool call, streamed': fragments, 'parallel tool calls and their results, streamed': fragments, ...untold[family] },
  ]),
);
matrix([{ client: mistral, except }]);
