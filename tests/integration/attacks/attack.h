#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace llm0::attacks {

/// The doors of the gateway, and who may use them.
struct World {
    std::string key;          ///< of project "default": no cap, any customer
    std::string broke;        ///< may spend nothing
    std::string tight;        ///< a thousandth of a dollar a call
    std::string pinned;       ///< of the customer "acme"
    std::string revoked;      ///< was one
    std::string rotatedOut;   ///< was one, before a rotation without overlap
    std::string otherKey;     ///< of another project
    std::string offKey;       ///< of a project that is switched off
    std::string signedKey;    ///< of a project that takes signed customers only
    std::string token;        ///< for its customer "alice"
    std::string foreignToken; ///< of the other project, for "alice"
    std::string secret;       ///< what `token` is signed with
    std::string adminToken;
    std::string providerKey;
    std::string providerOrigin;
};

/// What has to come of it.
struct Outcome {
    enum class Kind {
        Refused, ///< with one of `statuses`, and nothing reached a provider
        Counted, ///< one call, on the account of whoever holds the key
        Bounded, ///< refused, or served for no more than the cap of `tight`
    };
    Kind kind = Kind::Refused;
    std::set<int> statuses;
    // Of what is counted:
    std::string customer, key, project, tier;
    std::optional<std::string> model; ///< that the provider was asked for
};

struct Attack {
    std::string name;
    std::string bytes;
    Outcome outcome;
    bool onAdminPort = false;
};
using Attacks = std::vector<Attack>;
using Lines = std::vector<std::string>;

/// A request as it goes over the wire: `lines` without their ends. Host, length and close are added.
std::string wire(const std::string &requestLine, const Lines &lines, const std::string &body = {});
std::string chat(const Lines &lines, const std::string &body);
std::string chatText(const std::string &more = {}, const std::string &text = "hi");
std::string bearer(const std::string &key);

Outcome refused(std::set<int> statuses);
/// For a key of the project "default".
Outcome counted(const std::string &customer, const std::string &key = "plain");
Outcome bounded();

Attacks customerAttacks(const World &world);
Attacks tokenAttacks(const World &world);
Attacks keyAttacks(const World &world);
Attacks pathAttacks(const World &world);
Attacks webAttacks(const World &world);
Attacks budgetAttacks(const World &world);
Attacks modelAttacks(const World &world);
Attacks bodyAttacks(const World &world);
Attacks upstreamAttacks(const World &world);

} // namespace llm0::attacks
