// Ways to have the gateway call elsewhere, or for somebody else. Each is one call to the provider that is set
// up, with the owner's key: the test looks at what arrived there.
#include "attack.h"

namespace llm0::attacks {

Attacks upstreamAttacks(const World &w)
{
    Attacks all;
    const auto line = [&](const std::string &text) {
        all.push_back({"upstream: " + text, chat({bearer(w.key), text}, chatText()), counted("")});
    };
    for (const char *text :
         {"X-Base-Url: http://evil.example", "OpenAI-Base-URL: http://evil.example",
          "X-Upstream: http://evil.example", "X-Target-URL: http://evil.example",
          "Helicone-OpenAI-Api-Base: http://evil.example", "x-portkey-custom-host: http://evil.example",
          "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example", "OpenAI-Organization: org-other",
          "OpenAI-Project: proj_other", "X-Goog-User-Project: other", "x-amz-security-token: other",
          "X-Api-Key-Override: sk-other", "Proxy: http://evil.example", "Proxy-Authorization: Basic eDp5",
          "Via: 1.1 evil", "X-LLM0-Provider-Key: sk-other"})
        line(text);
    const auto field = [&](const std::string &json) {
        all.push_back({"upstream: " + json, chat({bearer(w.key)}, chatText(json + ",")), counted("")});
    };
    for (const char *json :
         {R"("base_url":"http://evil.example")", R"("api_base":"http://evil.example")",
          R"("api_key":"sk-other")", R"("organization":"org-other")", R"("custom_llm_provider":"openai")",
          R"("extra_headers":{"Authorization":"Bearer sk-other"})",
          R"("headers":{"Authorization":"Bearer sk-other"})", R"("proxy":"http://evil.example")",
          R"("webhook_url":"http://evil.example")", R"("fallbacks":["gpt-4o"])", R"("mock_response":"hi")",
          R"("num_retries":9)"})
        field(json);
    const std::string image =
        R"({"model":"gpt-4o-mini","max_tokens":9,"messages":[{"role":"user","content":[)"
        R"({"type":"image_url","image_url":{"url":")"
        + w.providerOrigin + R"(/v1/secret.png"}}]}]})";
    all.push_back({"upstream: a picture at an address", chat({bearer(w.key)}, image), counted("")});
    for (const char *url :
         {"http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "http://localhost:8081/"})
        all.push_back({std::string("upstream: a picture at ") + url,
                       chat({bearer(w.key)},
                            R"({"model":"gpt-4o-mini","max_tokens":9,"messages":[{"role":"user","content":[)"
                            R"({"type":"image_url","image_url":{"url":")"
                                + std::string(url) + R"("}}]}]})"),
                       counted("")});
    return all;
}

} // namespace llm0::attacks
