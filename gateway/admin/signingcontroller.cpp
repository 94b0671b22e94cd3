#include "admin/signingcontroller.h"

#include "admin/fields.h"
#include "base/ids.h"
#include "pipeline/customertoken.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::string_view secretPrefix = "llm0_sign_";
constexpr int secretBytes = 32;
constexpr int idBytes = 4;
constexpr UnixMs hourMs = 3'600'000;
constexpr int usualOverlapHours = 24;
constexpr int longestOverlapHours = 30 * 24;
constexpr std::int64_t usualTokenSeconds = 900;
constexpr std::int64_t secondMs = 1000;

void write(JsonWriter &json, const SigningSecret &secret)
{
    json.beginObject().field("id", secret.id).timeField("created_at", secret.createdAt).key("valid_until");
    secret.until == 0 ? json.null() : json.time(secret.until);
    json.endObject();
}

/// Without the secrets: for answers and the audit log.
std::string textOf(const SigningState &state, UnixMs now)
{
    JsonWriter json;
    json.beginObject().field("require_signed_customers", state.required).key("secrets").beginArray();
    for (const SigningSecret &secret : state.secrets) {
        if (secret.inForce(now))
            write(json, secret);
    }
    return json.endArray().endObject().take();
}

/// The newest one goes on for the overlap, older ones end.
void retire(std::vector<SigningSecret> &secrets, int overlapHours, UnixMs now)
{
    std::erase_if(secrets, [&](const SigningSecret &one) { return one.until != 0 || overlapHours == 0; });
    for (SigningSecret &one : secrets)
        one.until = now + overlapHours * hourMs;
}

bool lists(const SigningState &state, const std::string &id)
{
    return std::any_of(state.secrets.begin(), state.secrets.end(),
                       [&id](const SigningSecret &one) { return one.id == id; });
}

} // namespace

void SigningController::addRoutes(AdminRoutes &routes)
{
    const std::string all = "/v1/admin/projects/{id}/customer-signing";
    routes.add("GET", all, answering(this, &SigningController::show));
    routes.add("PATCH", all, answering(this, &SigningController::change));
    routes.add("POST", all + "/secrets", answering(this, &SigningController::createSecret));
    routes.add("DELETE", all + "/secrets/{secret_id}", answering(this, &SigningController::removeSecret));
    routes.add("POST", all + "/tokens", answering(this, &SigningController::createToken));
}

Status SigningController::store(const Project &project, const SigningState &state, AuditEvent audit)
{
    const SigningState before = stateOf(project);
    audit.before = textOf(before, audit.at);
    audit.after = textOf(state, audit.at);
    if (const Status put =
            m_services.registry.putSettings({{signingSettingName(project), signingText(state)}}, audit);
        !put)
        return put;
    for (const SigningSecret &one : before.secrets) {
        if (!lists(state, one.id))
            (void)m_services.secrets.remove(signingSecretName(project, one.id));
    }
    if (const Status loaded = m_services.signing.load(project, state, m_services.secrets); !loaded)
        return loaded;
    announce("projects");
    return {};
}

Result<AdminReply> SigningController::show(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    return AdminReply{200, textOf(stateOf(*project), m_services.clock.nowMs())};
}

Result<AdminReply> SigningController::change(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    const UnixMs now = m_services.clock.nowMs();
    SigningState state = stateOf(*project);
    body->read("require_signed_customers", state.required);
    if (state.required && !state.canSign(now))
        body->fail("require_signed_customers", "needs a signing secret: make one first");
    if (const Status read = body->finish(); !read)
        return read.error();
    if (const Status stored = store(
            *project, state, call.audit(m_services.clock, "project.customer_signing.update", project->uuid));
        !stored)
        return stored.error();
    return AdminReply{200, textOf(state, now)};
}

Result<AdminReply> SigningController::createSecret(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    int overlapHours = usualOverlapHours;
    body->read("overlap_hours", overlapHours, 0, longestOverlapHours);
    if (const Status read = body->finish(); !read)
        return read.error();

    const UnixMs now = m_services.clock.nowMs();
    SigningState state = stateOf(*project);
    retire(state.secrets, overlapHours, now);
    const SigningSecret made{randomHex(idBytes), now, 0};
    state.secrets.push_back(made);
    const Secret secret(std::string(secretPrefix) + randomHex(secretBytes));
    const std::string name = signingSecretName(*project, made.id);
    if (const Status written = m_services.secrets.write(name, secret); !written)
        return written.error();
    AuditEvent audit = call.audit(m_services.clock, "project.signing_secret.create", project->uuid);
    if (const Status stored = store(*project, state, std::move(audit)); !stored) {
        (void)m_services.secrets.remove(name);
        return stored.error();
    }
    JsonWriter json;
    json.beginObject().field("secret", secret.reveal()).key("signing_secret");
    write(json, made);
    return AdminReply{201, json.endObject().take()};
}

Result<AdminReply> SigningController::removeSecret(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    SigningState state = stateOf(*project);
    const std::string id = call.param("secret_id");
    if (!lists(state, id))
        return Error{ErrorCode::NotFound, "This project has no signing secret '" + id + "'", "secret_id"};
    std::erase_if(state.secrets, [&id](const SigningSecret &one) { return one.id == id; });
    if (state.required && !state.canSign(m_services.clock.nowMs()))
        return Error{ErrorCode::Conflict,
                     "This is the only signing secret, and the project takes signed customers only: make a "
                     "new one first",
                     "secret_id"};
    AuditEvent audit = call.audit(m_services.clock, "project.signing_secret.delete", project->uuid);
    if (const Status stored = store(*project, state, std::move(audit)); !stored)
        return stored.error();
    return noContent();
}

Result<AdminReply> SigningController::createToken(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    CustomerClaims claims;
    std::int64_t seconds = usualTokenSeconds;
    body->read("customer", claims.customer);
    body->read("tier", claims.tier);
    body->read("expires_in_seconds", seconds, 1, longestTokenLifeSeconds);
    if (!isCustomerId(claims.customer))
        body->fail("customer", "must be a text of 1 to 256 bytes without control characters");
    if (!claims.tier.empty() && !isSlug(claims.tier))
        body->fail("tier", "must be the name of a tier");
    const UnixMs now = m_services.clock.nowMs();
    const auto signing = m_services.signing.of(project->id);
    if (signing->keys.empty() || !signing->keys.back().about.inForce(now))
        body->fail("id", "names a project without a signing secret: make one first");
    if (const Status read = body->finish(); !read)
        return read.error();
    claims.project = project->uuid;
    claims.keyId = signing->keys.back().about.id;
    claims.issuedAt = now / secondMs;
    claims.expiresAt = claims.issuedAt + seconds;
    JsonWriter json;
    json.beginObject()
        .field("token", signCustomerToken(claims, signing->keys.back().secret))
        .timeField("expires_at", claims.expiresAt * secondMs);
    return AdminReply{201, json.endObject().take()};
}

} // namespace llm0
