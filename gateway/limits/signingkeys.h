#pragma once

#include "domain/account.h"
#include "storage/secretstore.h"

#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace llm0 {

/// One of the secrets that a project's customer tokens are signed with; itself it lies in the secret store.
struct SigningSecret {
    std::string id; ///< short, for `kid`
    UnixMs createdAt = 0;
    UnixMs until = 0; ///< 0: in force; else one that was replaced and works until then
    bool inForce(UnixMs now) const { return until == 0 || now < until; }
};

/// What is stored of a project's signing.
struct SigningState {
    bool required = false; ///< who calls, and its tier, is only what a customer token says
    std::vector<SigningSecret> secrets;

    bool canSign(UnixMs now) const;
};
std::string signingText(const SigningState &state);
/// What cannot be read was required: nobody is let in by a damaged row.
SigningState signingStateFrom(const std::string &text);
/// The row of the settings it stands in, and the name of a secret in the secret store.
std::string signingSettingName(const Project &project);
std::string signingSecretName(const Project &project, const std::string &id);

struct SigningKey {
    SigningSecret about;
    Secret secret;
};
using SigningKeys = std::vector<SigningKey>;

/// What a request's token is checked with.
struct ProjectSigning {
    SigningState state;
    SigningKeys keys; ///< those of its secrets that can be read, oldest first
};

/// All projects' signing. Callable from any thread.
class SigningKeyRing
{
public:
    /// Never null.
    std::shared_ptr<const ProjectSigning> of(ProjectId project) const;
    /// Takes over the state and what `secrets` holds of it. A secret that is missing or cannot be read signs
    /// nothing: its tokens are refused. The last fault is told.
    Status load(const Project &project, const SigningState &state, SecretStore &secrets);

private:
    mutable std::mutex m_mutex;
    std::unordered_map<ProjectId, std::shared_ptr<const ProjectSigning>> m_projects;
};

} // namespace llm0
