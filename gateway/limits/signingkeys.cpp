#include "limits/signingkeys.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::json;

SigningState parsedState(const std::string &text)
{
    const Json json = Json::parse(text);
    SigningState state;
    state.required = json.at("required").get<bool>();
    for (const Json &one : json.at("secrets"))
        state.secrets.push_back({one.at("id").get<std::string>(), one.at("created_at").get<UnixMs>(),
                                 one.at("until").get<UnixMs>()});
    return state;
}

} // namespace

bool SigningState::canSign(UnixMs now) const
{
    return std::any_of(secrets.begin(), secrets.end(),
                       [now](const SigningSecret &one) { return one.inForce(now); });
}

std::string signingText(const SigningState &state)
{
    Json secrets = Json::array();
    for (const SigningSecret &one : state.secrets)
        secrets.push_back({{"id", one.id}, {"created_at", one.createdAt}, {"until", one.until}});
    return Json({{"required", state.required}, {"secrets", std::move(secrets)}}).dump();
}

SigningState signingStateFrom(const std::string &text)
{
    try {
        return parsedState(text);
    } catch (const Json::exception &) {
        return {true, {}};
    }
}

std::string signingSettingName(const Project &project)
{
    return "signing." + project.uuid;
}

std::string signingSecretName(const Project &project, const std::string &id)
{
    return "signing." + project.uuid + "." + id;
}

std::shared_ptr<const ProjectSigning> SigningKeyRing::of(ProjectId project) const
{
    static const auto none = std::make_shared<const ProjectSigning>();
    const std::lock_guard lock(m_mutex);
    const auto found = m_projects.find(project);
    return found == m_projects.end() ? none : found->second;
}

Status SigningKeyRing::load(const Project &project, const SigningState &state, SecretStore &secrets)
{
    Status status;
    auto signing = std::make_shared<ProjectSigning>();
    signing->state = state;
    for (const SigningSecret &about : state.secrets) {
        auto secret = secrets.read(signingSecretName(project, about.id));
        if (!secret)
            status = secret.error();
        else if (!*secret || (*secret)->empty())
            status = Error{ErrorCode::NotFound, "the signing secret '" + about.id + "' is gone", {}};
        else
            signing->keys.push_back({about, *std::move(*secret)});
    }
    const std::lock_guard lock(m_mutex);
    m_projects[project.id] = std::move(signing);
    return status;
}

} // namespace llm0
