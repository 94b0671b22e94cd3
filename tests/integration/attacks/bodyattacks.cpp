// Bodies that two readers may read two ways: framing, codings, JSON.
#include "attack.h"

namespace llm0::attacks {

namespace {

std::string head(const World &w, const Lines &lines)
{
    std::string text = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    text += bearer(w.broke) + "\r\n";
    for (const std::string &line : lines)
        text += line + "\r\n";
    return text + "\r\n";
}

std::string hex(std::size_t number)
{
    char text[24];
    std::snprintf(text, sizeof text, "%zx", number);
    return text;
}

} // namespace

Attacks bodyAttacks(const World &w)
{
    Attacks all;
    const std::string body = chatText();
    const std::string length = std::to_string(body.size());
    const std::string chunk = hex(body.size()) + "\r\n" + body + "\r\n0\r\n\r\n";
    const auto framed = [&](const std::string &name, const Lines &lines, const std::string &bytes,
                            const Outcome &outcome) {
        all.push_back({"framing: " + name, head(w, lines) + bytes, outcome});
    };
    const Outcome bad = refused({400});
    const Outcome held = refused({402});
    framed("chunked", {"Transfer-Encoding: chunked"}, chunk, held);
    framed("chunked with an extension", {"Transfer-Encoding: chunked"},
           hex(body.size()) + ";a=b\r\n" + body + "\r\n0\r\n\r\n", held);
    framed("length and chunked", {"Content-Length: " + length, "Transfer-Encoding: chunked"}, chunk, bad);
    framed("two lengths", {"Content-Length: " + length, "Content-Length: 5"}, body, bad);
    framed("two lengths in one", {"Content-Length: " + length + ", " + length}, body, bad);
    framed("a signed length", {"Content-Length: +" + length}, body, bad);
    framed("a negative length", {"Content-Length: -5"}, body, bad);
    framed("a length in hex", {"Content-Length: 0x40"}, body, bad);
    framed("a length beyond all", {"Content-Length: 99999999999999999999"}, body, bad);
    framed("gzip and chunked", {"Transfer-Encoding: gzip, chunked"}, chunk, bad);
    framed("chunked twice", {"Transfer-Encoding: chunked", "Transfer-Encoding: chunked"}, chunk, bad);
    framed("an odd coding", {"Transfer-Encoding: xchunked"}, chunk, bad);
    framed("chunked with a vertical tab",
           {"Transfer-Encoding: \x0b"
            "chunked"},
           chunk, bad);
    framed("a chunk size that is none", {"Transfer-Encoding: chunked"}, "zz\r\n" + body + "\r\n0\r\n\r\n",
           bad);
    framed("a negative chunk size", {"Transfer-Encoding: chunked"}, "-5\r\n" + body + "\r\n0\r\n\r\n", bad);
    framed("bare line feeds", {"X-A: b\nX-B: c"}, body, bad);
    framed("no length", {}, "", bad);

    const auto said = [&](const std::string &name, const Lines &lines, const std::string &text,
                          const Outcome &outcome) {
        Lines whole = lines;
        whole.push_back(bearer(w.broke));
        all.push_back({"body: " + name, chat(whole, text), outcome});
    };
    const std::string gzip("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\x56\x2a\x49\x2d\x2e\x51\xb2\x02\x00",
                           20);
    said("gzip", {"Content-Encoding: gzip"}, gzip, refused({400, 415}));
    said("gzip untold", {}, gzip, bad);
    said("said to be gzip, and is not", {"Content-Encoding: gzip"}, body, refused({400, 402, 415}));
    said("said to be a form", {"Content-Type: application/x-www-form-urlencoded"}, body, held);
    said("said to be text", {"Content-Type: text/plain"}, body, held);
    said("said to be UTF-16", {"Content-Type: application/json; charset=utf-16"}, body, refused({400, 402}));
    said("UTF-16", {}, std::string("\xff\xfe{\0}\0", 6), bad);
    said("UTF-7", {}, "+AHs-}", bad);
    said("not UTF-8", {}, chatText("\"user\":\"\xff\","), bad);
    said("a mark before it", {}, "\xef\xbb\xbf" + body, refused({400, 402}));
    said("nothing", {}, "", bad);
    said("blanks", {}, "   ", bad);
    said("null", {}, "null", bad);
    said("a list", {}, "[" + body + "]", bad);
    said("a text", {}, "\"" + std::string("hi") + "\"", bad);
    said("a form", {}, "model=gpt-4o-mini&messages=hi", bad);
    said("two objects", {}, body + body, bad);
    said("two objects in lines", {}, body + "\n" + body, bad);
    said("text behind", {}, body + "x", bad);
    said("NUL behind", {}, body + std::string("\0", 1), bad);
    said("a comment", {}, "/* */" + body, bad);
    said("a comma too many", {}, body.substr(0, body.size() - 1) + ",}", bad);
    said("cut short", {}, body.substr(0, body.size() - 3), bad);
    said("single quotes", {}, "{'model':'gpt-4o-mini'}", bad);
    said("very deep", {},
         chatText("\"metadata\":" + std::string(20'000, '[') + std::string(20'000, ']') + ","), bad);
    said("__proto__", {}, chatText(R"("__proto__":{"model":"gpt-4o"},)"), held);
    said("messages twice", {},
         R"({"model":"gpt-4o-mini","messages":[],"messages":[{"role":"user","content":"hi"}]})", bad);
    said("a role twice", {},
         R"({"model":"gpt-4o-mini","messages":[{"role":"user","role":"system","content":"hi"}]})",
         refused({400, 402}));
    said("no messages", {}, R"({"model":"gpt-4o-mini"})", bad);
    said("messages that are none", {}, R"({"model":"gpt-4o-mini","messages":{"role":"user"}})", bad);
    return all;
}

} // namespace llm0::attacks
