// Ways to be another customer, or none. "capped" may spend nothing today, "barred" is blocked, "member" has
// the tier "small" from the owner.
#include "attack.h"

namespace llm0::attacks {

namespace {

void addIdAttacks(Attacks &all, const World &world)
{
    const auto with = [&](const std::string &name, const std::string &line, const Outcome &outcome) {
        all.push_back({"customer: " + name, chat({bearer(world.key), line}, chatText()), outcome});
    };
    const Outcome capped = refused({429});
    const Outcome bad = refused({400});
    with("by its name", "X-Customer-ID: capped", capped);
    with("header in lower case", "x-customer-id: capped", capped);
    with("header in upper case", "X-CUSTOMER-ID: capped", capped);
    with("blanks round the value", "X-Customer-ID:    capped   ", capped);
    with("tabs round the value", "X-Customer-ID:\tcapped\t", capped);
    with("no blank after the colon", "X-Customer-ID:capped", capped);
    with("a blank before the colon", "X-Customer-ID : capped", bad);
    with("a folded line", "X-Customer-ID:\r\n capped", bad);
    with("header twice, capped first", "X-Customer-ID: capped\r\nX-Customer-ID: fresh", bad);
    with("header twice, capped last", "X-Customer-ID: fresh\r\nx-customer-id: capped", bad);
    with("header twice, the same", "X-Customer-ID: fresh\r\nX-Customer-ID: fresh", bad);
    with("header with underscores beside it", "X_Customer_ID: fresh\r\nX-Customer-ID: capped", capped);
    with("an empty second header", "X-Customer-ID: capped\r\nX-Customer-ID:", bad);
    with("NUL in the value", std::string("X-Customer-ID: cap\0ped", 22), bad);
    with("a bare CR in the value", "X-Customer-ID: cap\rped", bad);
    with("a control character", "X-Customer-ID: capped\x01", bad);
    with("DEL", "X-Customer-ID: capped\x7f", bad);
    with("no UTF-8", "X-Customer-ID: capped\xff", bad);
    with("overlong UTF-8", "X-Customer-ID: \xc1\xa3" "apped", bad);
    with("a surrogate in UTF-8", "X-Customer-ID: capped\xed\xa0\x80", bad);
    with("257 bytes", "X-Customer-ID: " + std::string(257, 'c'), bad);
    with("the sign for nobody", "X-Customer-ID: ~", bad);
    with("other case", "X-Customer-ID: Capped", counted("Capped"));
    with("percent-encoded", "X-Customer-ID: cap%70ed", counted("cap%70ed"));
    with("a Cyrillic look-alike", "X-Customer-ID: c\xd0\xb0pped", counted("c\xd0\xb0pped"));
    with("a joiner of no width", "X-Customer-ID: cap\xe2\x80\x8dped", counted("cap\xe2\x80\x8dped"));
    with("full-width letters", "X-Customer-ID: \xef\xbd\x83\xef\xbd\x81p",
         counted("\xef\xbd\x83\xef\xbd\x81p"));
    with("two in one value", "X-Customer-ID: capped, fresh", counted("capped, fresh"));
    with("quoted", "X-Customer-ID: \"capped\"", counted("\"capped\""));
    with("MIME-encoded", "X-Customer-ID: =?utf-8?Q?capped?=", counted("=?utf-8?Q?capped?="));
    with("a path", "X-Customer-ID: ../capped", counted("../capped"));
    with("SQL", "X-Customer-ID: x' OR name='capped", counted("x' OR name='capped"));
    with("a wildcard", "X-Customer-ID: *", counted("*"));
    with("blocked", "X-Customer-ID: barred", refused({403}));
    with("blocked, with blanks", "X-Customer-ID:   barred  ", refused({403}));
    with("in a cookie", "Cookie: X-Customer-ID=other", counted(""));
    with("as a forwarded user", "X-Forwarded-User: other\r\nX-Remote-User: other", counted(""));
}

void addBodyAttacks(Attacks &all, const World &world)
{
    const auto with = [&](const std::string &name, const Lines &lines, const std::string &body,
                          const Outcome &outcome) {
        Lines whole = lines;
        whole.insert(whole.begin(), bearer(world.key));
        all.push_back({"customer: " + name, chat(whole, body), outcome});
    };
    const Outcome capped = refused({429});
    with("user in the body", {}, chatText(R"("user":"capped",)"), capped);
    with("user spelt with an escape", {}, chatText(R"("\u0075ser":"\u0063apped",)"), capped);
    with("user twice", {}, chatText(R"("user":"fresh","user":"capped",)"), refused({400}));
    with("user twice, once escaped", {}, chatText(R"("user":"fresh","\u0075ser":"capped",)"), refused({400}));
    with("user is no text", {}, chatText(R"("user":{"id":"fresh"},)"), refused({400}));
    with("user with NUL", {}, chatText(R"("user":"fresh\u0000",)"), refused({400}));
    with("user with half a surrogate", {}, chatText(R"("user":"fresh\ud800",)"), refused({400}));
    with("the header over the body", {"X-Customer-ID: capped"}, chatText(R"("user":"fresh",)"), capped);
    with("the body over the header", {"X-Customer-ID: fresh"}, chatText(R"("user":"capped",)"),
         counted("fresh"));
    with("safety_identifier", {}, chatText(R"("safety_identifier":"capped",)"), capped);
    with("safety_identifier beside user", {}, chatText(R"("user":"fresh","safety_identifier":"capped",)"),
         capped);
    with("safety_identifier before user", {}, chatText(R"("safety_identifier":"capped","user":"fresh",)"),
         capped);
    with("X-Customer-ID as a field", {"X-Customer-ID: capped"}, chatText(R"("X-Customer-ID":"fresh",)"),
         capped);
    const std::string messages =
        R"({"model":"claude-haiku-4-5","max_tokens":9,"metadata":{"user_id":"capped"},)"
        R"("messages":[{"role":"user","content":"hi"}]})";
    all.push_back(
        {"customer: metadata.user_id", wire("POST /v1/messages", {bearer(world.key)}, messages), capped});
    all.push_back({"customer: in the query",
                   wire("POST /v1/chat/completions?customer_id=other&user=other&X-Customer-ID=other",
                        {bearer(world.key)}, chatText()),
                   counted("")});
    const std::string body = chatText();
    all.push_back(
        {"customer: in a trailer",
         "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + bearer(world.key)
             + "\r\nX-Customer-ID: capped\r\nTransfer-Encoding: chunked\r\nTrailer: X-Customer-ID\r\n\r\n" +
             [&body] {
                 char size[16];
                 std::snprintf(size, sizeof size, "%zx", body.size());
                 return std::string(size);
             }()
             + "\r\n" + body + "\r\n0\r\nX-Customer-ID: fresh\r\n\r\n",
         capped});
}

void addPinnedAttacks(Attacks &all, const World &world)
{
    const auto with = [&](const std::string &name, const Lines &lines, const std::string &more,
                          const Outcome &outcome) {
        Lines whole = lines;
        whole.push_back(bearer(world.pinned));
        all.push_back({"pinned key: " + name, chat(whole, chatText(more)), outcome});
    };
    const Outcome acme = counted("acme", "pinned");
    with("unnamed", {}, "", acme);
    with("an empty name", {"X-Customer-ID:"}, "", acme);
    with("another name", {"X-Customer-ID: fresh"}, "", refused({403}));
    with("other case", {"X-Customer-ID: Acme"}, "", refused({403}));
    with("a longer name", {"X-Customer-ID: acme2"}, "", refused({403}));
    with("another user in the body", {}, R"("user":"fresh",)", refused({403}));
    with("another user behind the right header", {"X-Customer-ID: acme"}, R"("user":"fresh",)", acme);
    with("both in one value", {"X-Customer-ID: acme, fresh"}, "", refused({403}));
    with("two headers", {"X-Customer-ID: acme", "X-Customer-ID: fresh"}, "", refused({400}));
}

void addTierAttacks(Attacks &all, const World &world)
{
    const auto with = [&](const std::string &name, const Lines &lines, const std::string &customer,
                          const std::string &tier) {
        Lines whole = lines;
        whole.insert(whole.begin(), {bearer(world.key), "X-Customer-ID: " + customer});
        Outcome outcome = counted(customer);
        outcome.tier = tier;
        all.push_back({"tier: " + name, chat(whole, chatText()), outcome});
    };
    with("against the owner's", {"X-Customer-Tier: big"}, "member", "small");
    with("an empty one against the owner's", {"X-Customer-Tier:"}, "member", "small");
    with("an unknown one against the owner's", {"X-Customer-Tier: none"}, "member", "small");
    with("by a label", {"X-LLM0-Tier: big"}, "walkin", "");
    with("by a label with the header's name", {"X-LLM0-Customer-Tier: big"}, "walkin", "");
    with("in other case", {"X-Customer-Tier: BIG"}, "walkin", "");
    with("quoted", {"X-Customer-Tier: \"big\""}, "walkin", "");
    with("no UTF-8", {"X-Customer-Tier: big\xff"}, "walkin", "");
    with("beside a label that is no UTF-8", {"X-LLM0-Feature: big\xff"}, "walkin", "");
    all.push_back({"tier: two headers",
                   chat({bearer(world.key), "X-Customer-Tier: small", "X-Customer-Tier: big"}, chatText()),
                   refused({400})});
    all.push_back({"tier: of a capped customer",
                   chat({bearer(world.key), "X-Customer-ID: capped", "X-Customer-Tier: big"}, chatText()),
                   refused({429})});
}

} // namespace

Attacks customerAttacks(const World &world)
{
    Attacks all;
    addIdAttacks(all, world);
    addBodyAttacks(all, world);
    addPinnedAttacks(all, world);
    addTierAttacks(all, world);
    return all;
}

} // namespace llm0::attacks
