#include "firstrun/snippets.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Template {
    const char *id;
    const char *name;
    const char *code;
};

// @url is the gateway, @key its key, @model a model.
constexpr Template templates[] = {
    {"openai-python", "OpenAI · Python", R"(from openai import OpenAI

client = OpenAI(
    base_url="@url/v1",
    api_key="@key",
)
answer = client.chat.completions.create(
    model="@model",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
)"},
    {"openai-node", "OpenAI · Node", R"(import OpenAI from 'openai';

const client = new OpenAI({
  baseURL: '@url/v1',
  apiKey: '@key',
});
const answer = await client.chat.completions.create({
  model: '@model',
  messages: [{ role: 'user', content: 'Hello' }],
});
console.log(answer.choices[0].message.content);
)"},
    {"anthropic", "Anthropic", R"(from anthropic import Anthropic

client = Anthropic(
    base_url="@url",
    api_key="@key",
)
message = client.messages.create(
    model="claude-haiku-4-5",
    max_tokens=200,
    messages=[{"role": "user", "content": "Hello"}],
)
print(message.content[0].text)
)"},
    {"gemini", "Gemini", R"(from google import genai

client = genai.Client(
    api_key="@key",
    http_options={"base_url": "@url"},
)
answer = client.models.generate_content(
    model="gemini-2.5-flash", contents="Hello"
)
print(answer.text)
)"},
    {"claude-code", "Claude Code", R"(export ANTHROPIC_BASE_URL=@url
export ANTHROPIC_AUTH_TOKEN=@key
claude
)"},
    {"codex", "Codex", R"(# ~/.codex/config.toml
model_provider = "llm0"

[model_providers.llm0]
name = "LLM0"
base_url = "@url/v1"
env_key = "LLM0_API_KEY"
wire_api = "responses"

# then, in the shell:
export LLM0_API_KEY=@key
)"},
    {"curl", "curl", R"(curl @url/v1/chat/completions \
  -H "Authorization: Bearer @key" \
  -H "Content-Type: application/json" \
  -d '{"model": "@model", "messages": [{"role": "user", "content": "Hello"}]}'
)"},
};

} // namespace

QList<Snippet> snippetsFor(const QString &gateway, const QString &key, const QString &model)
{
    QList<Snippet> out;
    for (const Template &one : templates) {
        QString code = QString::fromLatin1(one.code);
        code.replace(u"@url"_s, gateway).replace(u"@key"_s, key).replace(u"@model"_s, model);
        out.append({QString::fromLatin1(one.id), QString::fromUtf8(one.name), code});
    }
    return out;
}

} // namespace llm0::ui
