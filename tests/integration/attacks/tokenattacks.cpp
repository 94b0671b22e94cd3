// Ways to be a customer whom nobody has signed for.
#include "attack.h"

namespace llm0::attacks {

Attacks tokenAttacks(const World &world)
{
    Attacks all;
    const auto with = [&](const std::string &name, const Lines &lines, const std::string &more,
                          const Outcome &outcome) {
        Lines whole = lines;
        whole.push_back(bearer(world.signedKey));
        all.push_back({"token: " + name, chat(whole, chatText(more)), outcome});
    };
    const std::string sent = "X-LLM0-Customer-Token: " + world.token;
    const Outcome nobody = refused({400, 403});
    Outcome alice = counted("alice", "signed");
    alice.project = "signed";
    with("a good one", {sent}, "", alice);
    with("none", {}, "", nobody);
    with("an empty one", {"X-LLM0-Customer-Token:"}, "", nobody);
    with("a name instead", {"X-Customer-ID: alice"}, "", nobody);
    with("a name in the body instead", {}, R"("user":"alice",)", nobody);
    with("of another project", {"X-LLM0-Customer-Token: " + world.foreignToken}, "", nobody);
    with("with underscores", {"X_LLM0_Customer_Token: " + world.token}, "", nobody);
    with("under a like name", {"X-Customer-Token: " + world.token}, "", nobody);
    with("in a cookie", {"Cookie: X-LLM0-Customer-Token=" + world.token}, "", nobody);
    with("behind Bearer", {"X-LLM0-Customer-Token: Bearer " + world.token}, "", nobody);
    with("the secret instead", {"X-LLM0-Customer-Token: " + world.secret}, "", nobody);
    with("a JWT without algorithm",
         {"X-LLM0-Customer-Token: eyJhbGciOiJub25lIn0.eyJjdXN0b21lciI6ImFsaWNlIn0."}, "", nobody);
    with("without signature", {"X-LLM0-Customer-Token: " + world.token.substr(0, world.token.rfind('.') + 1)},
         "", nobody);
    with("padded", {sent + "="}, "", nobody);
    with("twice", {sent, sent}, "", refused({400}));
    with("beside another name", {sent, "X-Customer-ID: bob"}, "", refused({403}));
    with("beside another user", {sent}, R"("user":"bob",)", refused({403}));
    with("beside a tier", {sent, "X-Customer-Tier: big"}, "", refused({403}));
    with("for what another may have kept", {sent}, R"("previous_response_id":"resp_1",)", refused({403}));
    const auto responses = [&](const std::string &name, const std::string &more) {
        all.push_back({"token: " + name,
                       wire("POST /v1/responses", {sent, bearer(world.signedKey)},
                            R"({"model":"gpt-4o-mini","input":"hi",)" + more + "}"),
                       refused({403})});
    };
    responses("another's answer to go on from", R"("previous_response_id":"resp_1")");
    responses("another's conversation", R"("conversation":"conv_1")");
    responses("another's conversation as an object", R"("conversation":{"id":"conv_1"})");
    all.push_back({"token: in the query",
                   wire("POST /v1/chat/completions?X-LLM0-Customer-Token=" + world.token,
                        {bearer(world.signedKey)}, chatText()),
                   nobody});
    all.push_back({"token: as the key", chat({bearer(world.token), sent}, chatText()), refused({401})});
    all.push_back({"token: the secret as the key", chat({bearer(world.secret)}, chatText()), refused({401})});
    all.push_back(
        {"token: with a key of another project", chat({bearer(world.key), sent}, chatText()), nobody});
    return all;
}

} // namespace llm0::attacks
