#pragma once

#include "dialogs/alertruledialog.h"
#include "dialogs/capsdialog.h"
#include "dialogs/chaindialog.h"
#include "dialogs/endpointdialog.h"
#include "dialogs/exportdialog.h"
#include "dialogs/furtherkeydialog.h"
#include "dialogs/limitsdialog.h"
#include "dialogs/newkeydialog.h"
#include "dialogs/providerkeydialog.h"
#include "dialogs/quitdialog.h"
#include "dialogs/resumedialog.h"
#include "dialogs/rotatekeydialog.h"
#include "dialogs/signingdialog.h"
#include "mainwindow.h"

#include <memory>
#include <utility>
#include <vector>

namespace llm0::ui {

/// Every dialog of the window, about something of that name.
class EveryDialog
{
public:
    EveryDialog(MainWindow &window, const QString &name)
    {
        AdminClient &client = window.link().client();
        Project project;
        project.id = QStringLiteral("p1");
        project.name = name;
        GatewayKey key;
        key.id = QStringLiteral("k1");
        key.projectId = project.id;
        key.name = name;
        key.shown = QStringLiteral("llm0_live_1a2b…");
        Provider provider;
        provider.slug = QStringLiteral("openai");
        provider.name = name;
        AlertRule rule;
        rule.scope = QStringLiteral("project");
        rule.projectId = project.id;
        rule.project = name;
        rule.window = QStringLiteral("day");
        rule.basis = QStringLiteral("spent");
        rule.percent = 80;
        LimitsDialog::Subject limits;
        limits.title = name;
        limits.about = name;
        limits.named = limits.priced = true;
        add("alert rule", new AlertRuleDialog(client, rule, {{project.id, name}}, QTimeZone::utc(), &window));
        add("caps", new CapsDialog(client, name, QStringLiteral("/projects/p1"), {}, &window));
        add("chain", new ChainDialog(window.link(), name, {name}, &window));
        add("endpoint", new EndpointDialog(client, &window));
        add("export", new ExportDialog(client,
                                       {name,
                                        QStringLiteral("/export/customers.csv"),
                                        {},
                                        QStringLiteral("customers.csv"),
                                        name,
                                        std::nullopt},
                                       &window));
        add("further key", new FurtherKeyDialog(client, provider, &window));
        add("limits", new LimitsDialog(
                          limits, [](const Tier &, const AdminClient::Callback &) {}, &window));
        add("new key",
            new NewKeyDialog(client, {project}, QStringLiteral("http://localhost:8080/v1"), &window));
        add("provider key", new ProviderKeyDialog(client, provider, &window));
        add("quit", new QuitDialog({{name, name}, 2}, &window));
        add("resume", new ResumeDialog(window.link(), &window));
        add("signing", new SigningDialog(client, project, &window));
        add("rotate key", new RotateKeyDialog(client, key, &window));
    }

    std::vector<std::pair<QString, std::unique_ptr<QDialog>>> all;

private:
    void add(const char *what, QDialog *dialog)
    {
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        all.emplace_back(QString::fromLatin1(what), std::unique_ptr<QDialog>(dialog));
    }
};

} // namespace llm0::ui
