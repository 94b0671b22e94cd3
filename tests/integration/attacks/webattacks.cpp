// What a web page in the user's browser, or whoever leads its names here, can try. Apps and pages on this
// machine's own addresses are let in; a key they need all the same.
#include "attack.h"

namespace llm0::attacks {

namespace {

std::string from(const std::string &requestLine, const std::string &host, const Lines &lines)
{
    std::string text = requestLine + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
    for (const std::string &line : lines)
        text += line + "\r\n";
    return text + "Content-Length: " + std::to_string(chatText().size()) + "\r\n\r\n" + chatText();
}

} // namespace

Attacks webAttacks(const World &w)
{
    Attacks all;
    const std::string post = "POST /v1/chat/completions";
    const auto host = [&](const std::string &name, const Outcome &outcome, bool admin = false) {
        const std::string line = admin ? "GET /v1/admin/projects" : post;
        all.push_back({"host: " + name + (admin ? " on the admin port" : ""),
                       from(line, name, {bearer(admin ? w.adminToken : w.key)}), outcome, admin});
    };
    for (const char *name : {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example",
                             "evil-localhost", "localhostx", "127.0.0.1.nip.io", "0x7f.1", "localtest.me"})
        host(name, refused({421}));
    host("evil.example", refused({421}), true);
    host("127.0.0.1.nip.io", refused({421}), true);
    host("localhost, evil.example", refused({400}));
    host("localhost@evil.example", refused({400}));
    host("", refused({400, 421}));
    all.push_back(
        {"host: two", from(post, "localhost", {"Host: evil.example", bearer(w.key)}), refused({400})});

    const auto page = [&](const std::string &name, const Lines &lines, const Outcome &outcome,
                          bool admin = false) {
        Lines whole = lines;
        whole.push_back(bearer(admin ? w.adminToken : w.key));
        all.push_back({"page: " + name, from(admin ? "POST /v1/admin/resume" : post, "localhost", whole),
                       outcome, admin});
    };
    const Outcome foreign = refused({403});
    page("of another origin", {"Origin: https://evil.example"}, foreign);
    page("of another origin, as text", {"Origin: https://evil.example", "Content-Type: text/plain"}, foreign);
    page("of another origin, as a form",
         {"Origin: https://evil.example", "Content-Type: application/x-www-form-urlencoded"}, foreign);
    page("of another origin, as a multipart form",
         {"Origin: https://evil.example", "Content-Type: multipart/form-data; boundary=x"}, foreign);
    page("of no origin", {"Origin: null"}, foreign);
    page("of a file", {"Origin: file://"}, foreign);
    page("of an extension", {"Origin: chrome-extension://abcdefgh"}, foreign);
    page("of a like name", {"Origin: http://localhost.evil.example"}, foreign);
    page("of a like name with a port", {"Origin: http://localhost:8080.evil.example"}, foreign);
    page("of a name before this one", {"Origin: http://localhost@evil.example"}, foreign);
    page("of another origin on the admin port", {"Origin: https://evil.example"}, foreign, true);
    page("of no origin on the admin port", {"Origin: null"}, foreign, true);
    page("of two origins", {"Origin: http://localhost", "Origin: https://evil.example"}, refused({400, 403}));

    const auto keyless = [&](const std::string &name, const Lines &lines, const Outcome &outcome) {
        all.push_back({"page: " + name, from(post, "localhost", lines), outcome});
    };
    keyless("without a key, by a form", {"Content-Type: text/plain"}, refused({401}));
    keyless("without a key, with a cookie", {"Cookie: session=1", "Sec-Fetch-Site: cross-site"},
            refused({401}));
    keyless("without a key, from this machine", {"Origin: http://localhost:3000"}, refused({401}));
    keyless("without a key, said to be forwarded", {"X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1"},
            refused({401}));
    all.push_back({"page: asks before",
                   from("OPTIONS /v1/chat/completions", "localhost",
                        {"Origin: https://evil.example", "Access-Control-Request-Method: POST",
                         "Access-Control-Request-Headers: authorization",
                         "Access-Control-Request-Private-Network: true"}),
                   refused({403})});
    all.push_back({"page: asks before on the admin port",
                   from("OPTIONS /v1/admin/projects", "localhost",
                        {"Origin: https://evil.example", "Access-Control-Request-Method: POST"}),
                   refused({403}), true});
    return all;
}

} // namespace llm0::attacks
