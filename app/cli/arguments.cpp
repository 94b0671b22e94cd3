#include "cli/arguments.h"

#include <QStandardPaths>

namespace llm0 {

namespace {

Error notUnderstood(const std::string &what)
{
    return {ErrorCode::InvalidRequest, what + " (see llm0-gateway --help)", {}};
}

} // namespace

std::string usualDataDir()
{
    return (QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + QStringLiteral("/llm0-desktop"))
        .toStdString();
}

Result<Arguments> Arguments::parse(const QStringList &arguments, const std::vector<std::string> &words,
                                   const std::vector<Option> &options, int operands)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("data-dir"), QString(), QStringLiteral("DIR")});
    for (const Option &option : options)
        parser.addOption({QString::fromLatin1(option.name), QString(),
                          option.takesValue ? QStringLiteral("VALUE") : QString()});
    if (!parser.parse(arguments))
        return notUnderstood(parser.errorText().toStdString());
    Arguments parsed;
    parsed.m_operands = parser.positionalArguments();
    for (const std::string &word : words) {
        if (parsed.m_operands.value(0).toStdString() != word)
            return notUnderstood("Expected '" + word + "'");
        parsed.m_operands.removeFirst();
    }
    if (parsed.m_operands.size() != operands)
        return notUnderstood(parsed.m_operands.size() < operands
                                 ? "An argument is missing"
                                 : "Too many arguments: '" + parsed.m_operands.last().toStdString() + "'");
    for (const QString &name : parser.optionNames())
        parsed.m_values[name.toStdString()] = parser.value(name).toStdString();
    return parsed;
}

std::string Arguments::dataDir() const
{
    return isSet("data-dir") ? value("data-dir") : usualDataDir();
}

bool Arguments::isSet(const char *option) const
{
    return m_values.contains(option);
}

std::string Arguments::value(const char *option) const
{
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::string() : found->second;
}

} // namespace llm0
