// AWS's own library for Bedrock, with signed requests over HTTP/1.1.
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

function content(one) {
  if (one.role === 'tool') return one.results.map((result) => ({ toolResult: { toolUseId: result.id, content: [{ text: result.text }] } }));
  if (one.raw) return one.raw;
  const calls = (one.calls ?? []).map((call) => ({ toolUse: { toolUseId: call.id, name: call.name, input: call.args } }));
  const images = (one.images ?? []).map((image) => ({ image: { format: 'png', source: { bytes: Buffer.from(image, 'base64') } } }));
  return [...(one.text ? [{ text: one.text }] : []), ...images, ...calls];
}

function result(blocks, stopReason, usage) {
  return {
    text: blocks.map((block) => block.text ?? '').join(''),
    thinking: blocks.map((block) => block.reasoningContent?.reasoningText?.text ?? '').join(''),
    signature: blocks.map((block) => block.reasoningContent?.reasoningText?.signature ?? '').join(''),
    calls: blocks.filter((block) => block.toolUse).map(({ toolUse }) => ({ id: toolUse.toolUseId, name: toolUse.name, args: toolUse.input })),
    raw: blocks,
    input: usage && usage.inputTokens + (usage.cacheReadInputTokens ?? 0) + (usage.cacheWriteInputTokens ?? 0),
    output: usage?.outputTokens,
    usage,
    finish: stopReason,
  };
}

/// Puts the events together to blocks as in a whole answer.
async function gather(stream, onPiece) {
  const blocks = [];
  let stopReason = null;
  let usage = null;
  for await (const event of stream) {
    const { contentBlockStart: start, contentBlockDelta: delta, messageStop, metadata } = event;
    if (start) blocks[start.contentBlockIndex] = { toolUse: { ...start.start.toolUse, input: '' } };
    if (delta) {
      const { text, toolUse, reasoningContent } = delta.delta;
      const block = (blocks[delta.contentBlockIndex] ??= text !== undefined ? { text: '' } : { reasoningContent: { reasoningText: { text: '' } } });
      if (text !== undefined) block.text += text;
      if (toolUse) block.toolUse.input += toolUse.input;
      if (reasoningContent?.text) block.reasoningContent.reasoningText.text += reasoningContent.text;
      if (reasoningContent?.signature) block.reasoningContent.reasoningText.signature = reasoningContent.signature;
      await onPiece?.();
    }
    stopReason = messageStop?.stopReason ?? stopReason;
    usage = metadata?.usage ?? usage;
  }
  for (const block of blocks) if (block.toolUse) block.toolUse.input = JSON.parse(block.toolUse.input || '{}');
  return result(blocks, stopReason, usage);
}

export const bedrock = {
  name: 'bedrock',
  create: ({ origin, aws, retries }) => {
    const client = new BedrockRuntimeClient({
      region: 'us-east-1',
      endpoint: origin,
      credentials: aws,
      requestHandler: new NodeHttpHandler(),
      ...(retries === undefined ? {} : { maxAttempts: retries + 1 }),
    });
    return {
      async ask({ model, messages, tools, schema, limit, stream, signal, onPiece }) {
        const system = messages.filter((one) => one.role === 'system').map((one) => ({ text: one.text }));
        const request = {
          modelId: model,
          ...(system.length ? { system } : {}),
          messages: messages.filter((one) => one.role !== 'system').map((one) => ({ role: one.role === 'tool' ? 'user' : one.role, content: content(one) })),
          ...(limit ? { inferenceConfig: { maxTokens: limit } } : {}),
          ...(tools ? { toolConfig: { tools: tools.map(({ name, description, parameters }) => ({ toolSpec: { name, description, inputSchema: { json: parameters } } })) } } : {}),
          ...(schema ? { outputConfig: { textFormat: { type: 'json_schema', structure: { jsonSchema: { name: 'answer', schema: JSON.stringify(schema) } } } } } : {}),
        };
        const options = { abortSignal: signal };
        if (stream) return gather((await client.send(new ConverseStreamCommand(request), options)).stream, onPiece);
        const answer = await client.send(new ConverseCommand(request), options);
        return result(answer.output.message.content, answer.stopReason, answer.usage);
      },
    };
  },
};
